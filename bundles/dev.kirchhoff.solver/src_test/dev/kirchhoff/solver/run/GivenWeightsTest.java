// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.training.Trainer;
import dev.kirchhoff.api.training.TrainingTask;
import dev.kirchhoff.numerics.network.Initializer;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.random.RandomStream;
import dev.kirchhoff.solver.run.Lab.Spreading;
import dev.kirchhoff.solver.store.StageStore;
import dev.kirchhoff.solver.study.GivenWeights;
import dev.kirchhoff.solver.study.Pipeline;

/** Networks that come with weights. */
class GivenWeightsTest {
	@TempDir
	Path folder;

	/** Hands on what is given, or a copy of it. */
	private record Hand(boolean copied) implements Trainer {
		@Override
		public Parameters train(TrainingTask task) {
			return copied ? task.given().copy() : task.given();
		}
	}

	private static final Parameters WEIGHTS = Initializer.XAVIER_UNIFORM.draw(Lab.NET, RandomStream.of(77), 0.1f);

	private static Pipeline pipeline(Trainer trainer, GivenWeights given) {
		var plain = Lab.pipeline(trainer, new Spreading(2e-5, _ -> {
		}));
		return new Pipeline(plain.data(), plain.network(), given, plain.deployment(), plain.stages(), plain.shared(), plain.metrics());
	}

	private void run(Pipeline pipeline, String name) {
		Runs.execute(Lab.study(20, 4, 1, pipeline), folder.resolve(name), false, 2, "0", Monitor.NONE, _ -> {
		});
	}

	private List<Path> kept(String name) throws IOException {
		try (var files = Files.walk(folder.resolve(name))) {
			return files.filter(file -> file.toString().endsWith(".weights")).toList();
		}
	}

	@Test
	void whatIsHandedOnIsNotKeptASecondTime() throws IOException {
		String before = WEIGHTS.hash();
		var reads = new AtomicInteger();
		var given = new GivenWeights("k", () -> {
			reads.incrementAndGet();
			return WEIGHTS;
		});
		run(pipeline(new Hand(false), given), "handed");
		run(pipeline(new Hand(true), given), "copied");
		assertEquals(Files.readString(folder.resolve("copied/results.csv")), Files.readString(folder.resolve("handed/results.csv")));
		assertEquals(List.of(), kept("handed"));
		assertEquals(1, kept("copied").size(), "what a trainer made is kept");
		assertEquals(1, reads.get());
		assertEquals(before, WEIGHTS.hash(), "nobody has changed them");
	}

	@Test
	void otherWeightsAreAnotherTraining() {
		var keys = List.of("a", "b").stream().map(key -> Trainings.key(pipeline(new Hand(false), new GivenWeights(key, () -> WEIGHTS)), RandomStream.of(1))).toList();
		assertNotEquals(keys.get(0), keys.get(1));
		assertFalse(keys.contains(Trainings.key(pipeline(new Hand(false), null), RandomStream.of(1))));
	}

	@Test
	void theWeightsOfAPoint() throws IOException {
		var study = Lab.study(20, 4, 1, pipeline(new Hand(false), new GivenWeights("k", () -> WEIGHTS)));
		assertSame(WEIGHTS, StudyRun.weights(study, study.points().getFirst(), new StageStore(folder), Monitor.NONE));
		var gone = Lab.study(20, 4, 1, pipeline(new Hand(false), new GivenWeights("k", () -> {
			throw new NoSuchFileException("net.onnx");
		})));
		var fault = assertThrows(KirchhoffException.class, () -> StudyRun.weights(gone, gone.points().getFirst(), new StageStore(folder), Monitor.NONE));
		assertEquals("the network's weights cannot be read (net.onnx does not exist)".split(" \\(")[0], fault.getMessage().split(" \\(")[0]);
	}
}
