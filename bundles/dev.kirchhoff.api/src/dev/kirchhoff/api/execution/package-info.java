// SPDX-License-Identifier: EPL-2.0
/**
 * Where studies are computed, and the protocol of those who compute them elsewhere.
 *
 * <p>
 * A worker, the command of a {@link dev.kirchhoff.api.execution.Pack}, reads JSON lines from its standard input until that ends:
 * {@code {"point":3,"first":0,"count":500}} asks for repeats of a point, whole units of the study, any number of them;
 * {@code {"train":3}} for the training that a point begins with. With {@code "shared":1} the arrays as they are after stage 1 are
 * those of other points, too, and may have been shipped; with {@code "keep":true} they are wanted.
 *
 * <p>
 * It writes JSON lines to its standard output, and nothing else:
 * <ul>
 * <li>first {@code {"worker":{"study":FINGERPRINT,"version":...,"kernels":...,"host":...,"java":...,"os":...}}}, which says who it is;
 * <li>a row for every unit as soon as it is finished, in any order: as in the journal, {@code {"point":3,"first":0,"count":250,"values":[...],"tallies":[...],"seconds":0.8}},
 * or {@code {"point":3,"first":0,"count":250,"fault":"...","seconds":0.1}} if it fails, with the time that one thread took for it;
 * <li>for a training {@code {"training":KEY,"point":3,"weights":BASE64,"course":[[epoch,loss,accuracy],...],"seconds":2.5}}, where the weights are the
 * content of a file {@code KEY.weights} that may be {@linkplain dev.kirchhoff.api.execution.Engine#ship shipped}; or with a {@code fault} instead of
 * weights and course;
 * <li>for arrays that are wanted {@code {"arrays":NAME,"cells":BASE64}}, the content of a file {@code NAME.cells} that may be shipped;
 * <li>at the end of its input {@code {"notes":["...",...]}}: what a reader of the results must know of the data and the kernels. The output of a
 * worker that has come to a good end always ends with this line.
 * </ul>
 * Lines that it cannot answer, as they are damaged or ask for what the study does not have, it names on its standard error, answers all others,
 * and ends with another exit code than 0.
 *
 * <p>
 * An engine that pipes lines through a process often sees neither its standard error nor its exit code. The start script in a pack therefore
 * turns every end with another exit code than 0, also that of a worker which could not start or was killed, into a last line
 * {@code {"died":{"host":...,"code":137,"stderr":"..."}}} with the last lines of its standard error, and itself ends with 0. A batch whose output
 * holds such a line, or does not end with the notes, has failed as a whole. Where {@code KIRCHHOFF_WORKER_EXIT} is {@code code}, the script writes
 * no such line and ends with the worker's code: for those who see it.
 */
package dev.kirchhoff.api.execution;
