// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.util.List;

/** Those who compute a study, seen by somebody who wants to know how far they are. May be asked at any time from any thread. */
interface Crew {
	/** Nobody yet, or nobody any more. */
	Crew NONE = new Crew() {
		@Override
		public double training() {
			return 0;
		}

		@Override
		public double begun() {
			return 0;
		}

		@Override
		public List<String> texts() {
			return List.of();
		}
	};

	/** Trainings under way, counted by their part. */
	double training();

	/** Repeats under way, counted by their part. */
	double begun();

	/** What can be said of what is under way; empty texts say nothing. */
	List<String> texts();
}
