// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.network.NetworkFile;
import dev.kirchhoff.api.network.NetworkFormat;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.solver.study.Study;

/** Weights that lie in a file, are missing, are those of another network, or are replaced by a smaller network. */
class WeightsTest {
	/** Words: name and size of each dense layer, then the value of all weights; a sigmoid behind each layer but the last. */
	public record Words() implements NetworkFormat {
		@Override
		public List<String> endings() {
			return List.of("words");
		}

		@Override
		public NetworkFile read(Path file) throws IOException {
			var words = Files.readString(file).strip().split("\\s+");
			if (words.length % 2 == 0) {
				throw new KirchhoffException(file.getFileName() + ": ends too early", "copy it again");
			}
			var builder = Network.builder(Shape.vector(2));
			for (int k = 0; k + 2 < words.length; k += 2) {
				if (k > 0) {
					builder.add(k == 2 ? "act" : "act" + k, new Layer.Activation(Layer.Function.SIGMOID));
				}
				builder.add(words[k], new Layer.FullyConnected(Integer.parseInt(words[k + 1]), true));
			}
			var network = builder.build();
			var parameters = Parameters.zeros(network);
			network.weighted().forEach(node -> Arrays.fill(parameters.weights(node), Float.parseFloat(words[words.length - 1])));
			return new NetworkFile(network, parameters);
		}

		@Override
		public void write(NetworkFile network, Path file) {
			throw new AssertionError();
		}
	}

	private static final String WITH = Bench.project("id=\"net\" name=\"net\"", "id=\"net\" name=\"net\" weights=\"deep/net.words\"");

	@TempDir
	Path folder;
	private Path projects;
	private Path data;

	@BeforeEach
	void folders() throws IOException {
		projects = Files.createDirectories(folder.resolve("projects"));
		data = Files.createDirectories(folder.resolve("data/deep")).getParent();
	}

	private static Extensions extensions() {
		var all = new ArrayList<>(Bench.extensions().all());
		all.add(Extensions.of(Kind.NETWORK_FORMAT, "words", "words", "for tests", "bench.words", "5.0", Words.class));
		return new Extensions(all);
	}

	private Plan plan(String text, boolean standIns, String... settings) throws IOException {
		return new Planner(extensions()).plan(Bench.request(projects, text, settings).with(new DataPlace(Optional.of(data), standIns)));
	}

	private static Study study(Plan plan) {
		assertEquals(List.of(), plan.problems());
		return plan.studies().getFirst();
	}

	private String problem(String text, String... settings) throws IOException {
		var problems = plan(text, false, settings).problems();
		assertEquals(1, problems.size(), problems.toString());
		return problems.getFirst().toString().replace(folder.toString(), "").replaceFirst(".*p\\.kirchhoff:", "");
	}

	@Test
	void weightsOfAFile() throws IOException {
		Files.writeString(data.resolve("deep/net.words"), "hidden 4 out 1 0.25");
		var study = study(plan(WITH, false));
		var pipeline = study.points().getFirst().pipeline();
		var weights = pipeline.given().get();
		weights.requireFit(pipeline.network());
		assertEquals(0.25f, weights.weights(1)[7]);
		assertSame(weights, pipeline.given().get(), "read once");
		assertEquals(Set.of("deep/net.words"), study.inputs().keySet());
		assertEquals("5.0", study.plugins().get("bench.words"));
		assertTrue(study.settings().contains("weights = " + study.inputs().get("deep/net.words")), study.settings().toString());
		Files.move(data.resolve("deep/net.words"), data.resolve("net.words"));
		assertEquals(study.fingerprint(), study(plan(WITH, false)).fingerprint(), "where it lies does not matter, its name alone is enough");
		Files.writeString(data.resolve("net.words"), "hidden 4 out 1 0.125");
		assertNotEquals(study.fingerprint(), study(plan(WITH, false)).fingerprint());
		assertEquals(0.125f, study(plan(WITH, false)).points().getFirst().pipeline().given().get().weights(1)[0], "a file that has changed is read again");
		assertNull(study(plan(Bench.PROJECT, false)).points().getFirst().pipeline().given());
	}

	@Test
	void pointsWithOtherWeightsAreOtherPoints() throws IOException {
		Files.writeString(projects.resolve("a.words"), "hidden 4 out 1 1");
		Files.writeString(projects.resolve("b.words"), "hidden 4 out 1 2");
		var study = study(plan(Bench.swept(Bench.list("networks/net/weights", "a.words", "b.words", "a.words")), false));
		assertEquals(List.of(0, 1, 0), study.points().stream().map(point -> point.histories().getFirst()).toList());
		assertEquals(2f, study.points().get(1).pipeline().given().get().weights(1)[0]);
	}

	@Test
	void aMissingFile() throws IOException {
		assertEquals("networks/net/weights: 'deep/net.words' is missing; looked in /projects and /data, also for deep/net.words.gz and for the name alone: put it there, or name the folder with "
				+ "--data or KIRCHHOFF_DATA", problem(WITH));
		var standIn = Bench.with(WITH, "weights=", "standIn=\"small.words\" weights=");
		assertTrue(problem(standIn).endsWith(", or run on the small network that stands in for it with --data synthetic"));
		assertEquals("networks/net/weights: net.txt: no format of networks has this ending: give a file that ends with .words",
				problem(Bench.with(WITH, "deep/net.words", Files.writeString(projects.resolve("net.txt"), "").getFileName().toString())).replaceFirst("/projects/", ""));
		Files.writeString(projects.resolve("cut.words"), "hidden 4");
		assertEquals("networks/net/weights: cut.words: ends too early: copy it again", problem(WITH, "networks/net/weights=cut.words"));
	}

	@Test
	void whatIsMissingAndWhatIsWrongIsToldTogether() throws IOException {
		var problems = plan(Bench.with(WITH, "type=\"points\"", "type=\"images\""), false).problems();
		assertEquals(2, problems.size(), problems.toString());
	}

	@Test
	void weightsOfAnotherNetwork() throws IOException {
		Files.writeString(data.resolve("net.words"), "hidden 5 exit 1 0.25");
		assertEquals("networks/net/weights: net.words is of another network: 'hidden' is a dense layer of 2 x 4 with bias, in the file a dense layer of 2 x 5 with bias; "
				+ "'out' is a dense layer of 4 x 1 with bias, in the file there is none; 'exit' of the file, a dense layer of 5 x 1 with bias, is not in the network: "
				+ "give layers the names and sizes of the file, or import it anew (kirchhoff import)", problem(WITH));
		Files.writeString(data.resolve("net.words"), "hidden 4 out 1 0.25");
		assertTrue(problem(Bench.with(WITH, "name=\"act\"", "name=\"act\" function=\"relu\"")).startsWith(
				"networks/net/weights: warning: net.words is of a network with other layers without weights: 'act' is the function relu, in the file the function sigmoid"));
		assertTrue(plan(Bench.with(WITH, "name=\"act\"", "name=\"act\" function=\"relu\""), false).isGood(), "that may be meant");
	}

	@Test
	void aSmallNetworkStandsIn() throws IOException {
		var text = Bench.with(WITH, "weights=", "standIn=\"small.words\" weights=");
		Files.writeString(projects.resolve("small.words"), "hidden 3 out 1 0.5");
		var study = study(plan(text, true));
		assertTrue(study.standIns());
		var pipeline = study.points().getFirst().pipeline();
		assertEquals(new Layer.FullyConnected(3, true), pipeline.network().node(1).layer());
		assertEquals(0.5f, pipeline.given().get().weights(1)[5]);
		assertEquals(Set.of("small.words"), study.inputs().keySet());
		Files.writeString(data.resolve("net.words"), "hidden 4 out 1 0.25");
		assertFalse(study(plan(text, false)).standIns());
		Files.delete(projects.resolve("small.words"));
		var problems = plan(text, true).problems();
		assertTrue(problems.getFirst().toString().contains("networks/net/standIn: 'small.words' is missing; looked in " + projects), problems.toString());
	}

	@Test
	void howAProjectNamesAFile() {
		var project = projects.resolve("p.kirchhoff");
		assertEquals("nets/a.onnx", NetworkImport.reference(project, projects.resolve("nets/a.onnx"), Optional.of(folder)));
		assertEquals("deep/a.onnx", NetworkImport.reference(project, data.resolve("deep/a.onnx"), Optional.of(data)));
		assertEquals("../data/deep/a.onnx", NetworkImport.reference(project, data.resolve("deep/a.onnx"), Optional.empty()));
	}
}
