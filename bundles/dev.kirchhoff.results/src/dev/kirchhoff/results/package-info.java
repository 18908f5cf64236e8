// SPDX-License-Identifier: EPL-2.0
/**
 * What a run left behind, as data for pictures and tables: {@link dev.kirchhoff.results.ResultDirectory} reads a run,
 * {@link dev.kirchhoff.results.Report} writes it down for people, {@link dev.kirchhoff.results.Claims} holds it against a paper.
 */
package dev.kirchhoff.results;
