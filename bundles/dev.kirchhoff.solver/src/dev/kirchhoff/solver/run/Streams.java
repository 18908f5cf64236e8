// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import dev.kirchhoff.numerics.random.RandomStream;
import dev.kirchhoff.solver.study.Point;

/**
 * Where the random numbers of a study come from: a draw is a function of the point's seed, the stage with its own seed, the first point
 * with the same history, the repeat, the purpose and the index. So points that differ only later see the same draws.
 */
final class Streams {
	private Streams() {
	}

	/** All randomness of a point's data set. */
	static RandomStream data(Point point) {
		return RandomStream.of(point.seed()).split("data");
	}

	/** All randomness of a stage of a point; repeats are children of it. */
	static RandomStream stage(Point point, int stage) {
		var step = point.pipeline().stages().get(stage);
		return RandomStream.of(point.seed()).split("stage").split(step.name()).split(step.seed()).split(point.histories().get(stage));
	}

	/** What reads of the finished arrays scatter by; repeats are children of it. */
	static RandomStream reads(Point point) {
		return RandomStream.of(point.seed()).split("read noise").split(point.histories().getLast());
	}

	/** One stream a repeat. */
	static RandomStream[] repeats(RandomStream stage, long first, int count) {
		var streams = new RandomStream[count];
		for (int c = 0; c < count; c++) {
			streams[c] = stage.split(first + c);
		}
		return streams;
	}
}
