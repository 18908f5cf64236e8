// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.util.ArrayDeque;
import java.util.Deque;


/** Measures the pace of a run from looks at it now and then: over the last seconds, as trainings and repeats differ much. */
public final class PaceMeter {
	private static final double WINDOW_SECONDS = 8;
	private static final double WARM_UP_SECONDS = 0.5;

	private record Look(double seconds, double trained, double done) {
	}

	private final Deque<Look> looks = new ArrayDeque<>();
	private double repeatsPerSecond;
	private double trainingsPerSecond;

	/**
	 * How fast it goes now.
	 *
	 * @param seconds since the start of the run
	 */
	public Pace look(double seconds, Progress progress) {
		var now = new Look(seconds, progress.trained(), progress.reached());
		looks.add(now);
		while (looks.size() > 2 && seconds - looks.peek().seconds > WINDOW_SECONDS) {
			looks.poll();
		}
		var then = looks.peek();
		double time = now.seconds - then.seconds;
		if (time < WARM_UP_SECONDS) {
			return Pace.UNKNOWN;
		}
		double repeats = (now.done - then.done) / time;
		double trainings = (now.trained - then.trained) / time;
		repeatsPerSecond = repeats > 0 ? repeats : repeatsPerSecond;
		trainingsPerSecond = trainings > 0 ? trainings : trainingsPerSecond;
		return new Pace(repeats, left(progress));
	}

	private double left(Progress progress) {
		double trainings = progress.trainings() - progress.trained();
		double repeats = progress.repeats() - progress.reached();
		double left = 0;
		if (trainings > 0) {
			left += trainings / trainingsPerSecond;
		}
		if (repeats > 0 && !(trainings > 0 && repeatsPerSecond == 0)) {
			left += repeats / repeatsPerSecond;
		}
		return Double.isInfinite(left) ? Double.NaN : left;
	}
}
