// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.nio.file.Path;

/**
 * A run in a list of runs.
 *
 * @param directory  with {@code run.json} or {@code journal}
 * @param project    name of the project; the folder's if the run does not tell yet
 * @param started    ISO 8601, or the name of the directory if the run does not tell yet
 * @param seconds    of wall time; 0 if unknown
 * @param points     0 if unknown
 * @param repeats    of each point; 0 if unknown
 * @param conclusion what came out, in a few words; may be empty
 */
public record RunEntry(Path directory, String project, String experiment, String title, String started, double seconds, int points, long repeats, State state, String conclusion) {
	/** How far a run is. */
	public enum State {
		FINISHED("finished"), FAILED_PARTS("failed parts"), UNFINISHED("unfinished"), DAMAGED("damaged");

		private final String text;

		State(String text) {
			this.text = text;
		}

		/** For a reader. */
		public String text() {
			return text;
		}
	}
}
