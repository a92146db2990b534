package io.bedrockledger.mail;

/** How far a mail to one recipient has come. */
enum MailState {
    /** Not yet tried, with no try; or handed to the mail server, or about to be: a run that died then leaves it so. */
    PENDING,
    /** The mail server took it. */
    SENT,
    /** The mail server did not take it; the next run tries again. */
    FAILED
}
