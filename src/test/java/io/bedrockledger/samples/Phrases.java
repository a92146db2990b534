package io.bedrockledger.samples;

import java.util.ArrayList;
import java.util.List;

/** A small grammar of what customers, reviewers and colleagues of an outdoor shop write, and of what is answered. */
final class Phrases {

    static final List<String> PRODUCTS = List.of(
            "Larch two-person tent",
            "Kestrel down jacket",
            "Tarn hiking boots",
            "Skerry rain shell",
            "Bracken 38 l backpack",
            "Ember gas stove",
            "Fell trail shoes",
            "Drift sleeping mat",
            "Moraine trekking poles",
            "Heron dry bag",
            "Ptarmigan winter gloves",
            "Cairn head torch",
            "Sorrel merino shirt",
            "Otter kids' waders",
            "Gannet ski goggles",
            "Rowan hammock");

    private static final List<String> NAMES = List.of(
            "Amara", "Ben", "Chloé", "Deniz", "Elif", "Farid", "Greta", "Hanna", "Idris", "Jürgen", "Kayla", "Liam",
            "Maren", "Noor", "Olga", "Pablo", "Quinn", "Rosa", "Søren", "Tomas");

    private static final List<String> PROBLEMS = List.of(
            "it arrived with a torn seam",
            "the zip broke on the second day",
            "the size is wrong",
            "the parcel never came",
            "one of the two parts is missing",
            "the colour is not the one in the picture",
            "it leaks in light rain",
            "I was charged twice",
            "the buckle does not close",
            "it is too heavy for me");

    private static final List<String> DETAILS = List.of(
            "I have not used it outdoors yet.", "We leave for the mountains on Saturday.",
            "I can send pictures if that helps.", "The invoice says something else.",
            "My old one held for nine years.", "The courier says it was handed to a neighbour.",
            "It was a present for my daughter.", "I wrote last week already and nobody answered.");

    private static final List<String> WISHES = List.of(
            "Could you send a new one?",
            "Please tell me how to return it.",
            "I would like my money back.",
            "Is there a repair service?",
            "Can I change it for the next size?",
            "What happens now?",
            "Please cancel the rest of the order.",
            "How long does a replacement take?");

    private static final List<String> SORRY = List.of(
            "I am sorry that this went wrong.",
            "That should not have happened, and I apologise.",
            "Thank you for telling us so clearly.",
            "I understand that this is annoying so close to your trip.",
            "Thank you for your patience.");

    private static final List<String> ACTIONS = List.of(
            "A replacement leaves our warehouse tomorrow morning.",
            "The label for the return is in the attachment; no printer is needed, the code is enough.",
            "I have started the refund; it reaches your account within five working days.",
            "Our workshop repairs this free of charge within two years.",
            "I have reserved the next size for you until Friday.",
            "I have asked the courier for the proof of delivery and will write again on the day after tomorrow.");

    private static final List<String> TERMS = List.of(
            "You can keep the part that is fine.", "Please send it back within thirty days.",
            "You need not do anything else.", "Please leave the tags on if you can.",
            "The original box is not needed.", "We carry the cost of the way back.");

    private static final List<String> PRAISE = List.of(
            "light and warm",
            "dry after a whole day of rain",
            "easy to pack",
            "worth its price",
            "better than my old one",
            "good value",
            "the pockets are in the right place",
            "quick to set up alone");

    private static final List<String> BLAME = List.of(
            "the zip sticks",
            "runs small",
            "the colour fades",
            "the straps are short",
            "smells at first",
            "no spare parts in the box",
            "noisy in wind",
            "delivery took two weeks");

    private static final List<String> QUESTIONS = List.of(
            "How do I book a return that was paid with a voucher?", "Which carrier do we use for parcels to Norway?",
            "Until when can a customer change an address?", "Who approves a refund above 500 euros?",
            "How is a damaged rental tent recorded?", "What do I say when a gift card has expired?",
            "Where do I see the stock of the Bremen warehouse?", "Which discount may I give for a late parcel?",
            "How do I merge two customer accounts?", "What counts as misuse under the lifetime warranty?");

    private static final List<String> FACTS = List.of(
            "Orders can be changed until the warehouse has printed the label",
            "Refunds above 500 euros need the approval of a team lead",
            "Parcels to Norway and Switzerland carry a customs form in triplicate",
            "A rental that comes back damaged is recorded before it is cleaned",
            "Gift cards expire at the end of the third year after the one they were bought in",
            "A late parcel earns a voucher of ten percent, never money",
            "Two accounts are merged by the data desk, not by hand",
            "The lifetime warranty covers seams and zips, and not what a stove has burnt",
            "Stock figures are those of four o'clock in the morning",
            "A voucher is refunded as a voucher",
            "Bulky goods are fetched by the carrier, at our cost",
            "Customers under sixteen cannot open an account of their own");

    private static final List<String> CONDITIONS = List.of(
            "unless the customer is a club with a frame contract",
            "also at weekends",
            "in every country that we ship to",
            "except in the last week of the year",
            "from the second reminder on",
            "if the order was placed in a shop",
            "for members of the loyalty programme",
            "as long as the season's stock lasts");

    private static final List<String> CODE = List.of(
            "-    total = total + line.amount",
            "+    total = total.add(line.amount());",
            "-  if (order.state == 3) {",
            "+  if (order.state() == State.SHIPPED) {",
            "     log.info(\"order {} shipped\", order.id());",
            "+  Objects.requireNonNull(address, \"address\");",
            "-  return null;",
            "+  return Optional.empty();",
            "   }",
            "@@ -118,7 +118,9 @@ final class Checkout {",
            "+  assertThat(refund.total()).isEqualTo(\"19.90\");",
            "-  // TODO ask warehouse");

    private final Dice dice;

    Phrases(Dice dice) {
        this.dice = dice;
    }

    String name() {
        return dice.pick(NAMES);
    }

    String product() {
        return dice.pick(PRODUCTS);
    }

    String order() {
        return "F-" + dice.between(410_000, 489_999);
    }

    String customerMail(String product, String order) {
        return "Hello,\n\nI bought the " + product + " (order " + order + ") and " + dice.pick(PROBLEMS) + ". "
                + dice.pick(DETAILS) + " " + dice.pick(WISHES) + "\n\n" + name();
    }

    String reply(String product) {
        return "Dear " + name() + ",\n\nthank you for writing to us about the " + product + ". " + dice.pick(SORRY)
                + " " + dice.pick(ACTIONS) + " " + dice.pick(TERMS) + "\n\nKind regards,\nFernhill Outfitters";
    }

    /** A reply of somebody who has more to say. */
    String longReply(String product) {
        return reply(product)
                + "\n\nP.S. " + dice.pick(TERMS) + " " + dice.pick(ACTIONS)
                + " If anything about this is unclear, answer this mail; it comes straight to me.";
    }

    String articleSheet(String product) {
        return "article: " + product + "\nweight_g: " + dice.between(140, 2900) + "\nmaterials: "
                + dice.pick(List.of("recycled nylon", "merino wool", "waxed cotton", "aluminium", "down 700 cuin"))
                + "\nseason: " + dice.pick(List.of("summer", "winter", "all year")) + "\nlikes: " + dice.pick(PRAISE)
                + "; " + dice.pick(PRAISE) + "\nstock: " + dice.between(3, 900);
    }

    String productCopy(String product, int sentences) {
        StringBuilder copy = new StringBuilder("The " + product + ": " + dice.pick(PRAISE) + ".");
        for (int i = 1; i < sentences; i++) {
            copy.append(" It is ")
                    .append(dice.pick(PRAISE))
                    .append(", and ")
                    .append(dice.pick(List.of(
                            "made to be repaired",
                            "tested on the Kungsleden",
                            "at home in any rucksack",
                            "loved by our own guides",
                            "ready for the first frost")))
                    .append('.');
        }
        return copy.toString();
    }

    String reviews(int count) {
        StringBuilder reviews = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            reviews.append(i)
                    .append(". ")
                    .append(dice.between(1, 5))
                    .append(" stars, ")
                    .append(name())
                    .append(": ")
                    .append(dice.pick(PRAISE))
                    .append(", but ")
                    .append(dice.pick(BLAME))
                    .append(".\n");
        }
        return reviews.toString();
    }

    String digest() {
        return "{\"liked\": [\"" + dice.pick(PRAISE) + "\", \"" + dice.pick(PRAISE) + "\"], \"disliked\": [\""
                + dice.pick(BLAME) + "\", \"" + dice.pick(BLAME) + "\"], \"trend\": \""
                + dice.pick(List.of("steady", "better", "worse")) + "\", \"advice\": \"Tell the maker that "
                + dice.pick(BLAME) + "; show in the shop that it is " + dice.pick(PRAISE) + ".\"}";
    }

    /** What an agent says before it asks for a tool. */
    String thought(String product) {
        return dice.pick(List.of(
                "Let me look at the " + product + ".",
                "I check what the rules say.",
                "One moment, I look this up.",
                "The picture should tell.",
                "I have what I need for the next step."));
    }

    String question() {
        return dice.pick(QUESTIONS) + " " + dice.pick(DETAILS);
    }

    String rule() {
        return dice.pick(FACTS) + ", " + dice.pick(CONDITIONS) + ".";
    }

    List<String> passages(int count) {
        List<String> passages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            passages.add(rule() + " " + rule() + " " + rule());
        }
        return passages;
    }

    String knowledge(int sentences) {
        StringBuilder answer = new StringBuilder("According to the handbook: ");
        for (int i = 0; i < sentences; i++) {
            answer.append(rule()).append(' ');
        }
        return answer.append("Source: section ")
                .append(dice.between(1, 400))
                .append('.')
                .toString();
    }

    String remark() {
        return "line " + dice.between(20, 900) + ": "
                + dice.pick(List.of(
                        "a null slips through here; return an empty list.", "money must not be a double.",
                        "the lock is held during the remote call.", "this test passes without the change.",
                        "the name says refund, the code does a credit.", "good: this case was missing."));
    }

    String diff(int lines) {
        StringBuilder diff = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            diff.append(dice.pick(CODE)).append('\n');
        }
        return diff.toString();
    }
}
