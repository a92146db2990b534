package io.bedrockledger.mail;

/** A mail, whole. */
public record Mail(Envelope envelope, MailBody body) {}
