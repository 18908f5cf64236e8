// SPDX-License-Identifier: EPL-2.0
/**
 * Where studies are computed, and the protocol of those who compute them elsewhere.
 *
 * <p>
 * A worker reads JSON lines: {@code {"point":3,"histories":[0,3],"first":0,"count":500}} asks for repeats of a point,
 * {@code {"train":3,"histories":[0,3]}} for the training that a point begins with. It writes JSON lines: first
 * {@code {"worker":{...}}}, which says who it is; a row for every unit of the study, as in the journal, with the {@code seconds} it took; a
 * trained network as {@code {"training":KEY,...}}; at the end {@code {"notes":[...]}}.
 */
package dev.kirchhoff.api.execution;
