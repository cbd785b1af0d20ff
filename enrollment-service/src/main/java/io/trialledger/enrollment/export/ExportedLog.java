package io.trialledger.enrollment.export;

/**
 * What an export holds of one log.
 *
 * @param log its origin
 * @param size of the checkpoint it is closed with
 * @param events disclosed
 * @param hidden events of which only the leaf hash is in it
 */
public record ExportedLog(String log, long size, long events, long hidden) {}
