/**
 * The report: one HTML file that shows what a recording holds and needs nothing else, no network and no server.
 *
 * <p>{@link org.engram.report.Report} is the way in. Java reads the recording, thins what is too long to be drawn and
 * writes it as JSON into the page; style and scripts are resources beside this package ({@code page.html}, {@code
 * report.css}, {@code page.js}, {@code figure.js}, {@code specs.js}, {@code player.js}, {@code report.js}) and draw it with Vega-Lite, which is part of
 * the page. Depends on recordings only.
 */
@NullMarked
package org.engram.report;

import org.jspecify.annotations.NullMarked;
