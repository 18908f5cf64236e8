// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A device that is written in the project runs in a study, is swept over its constants, and is refused with all that is wrong. */
class ExpressionTest {
	private static final String PROJECT = Bench.resource("examples/expression/expression.kirchhoff");

	@TempDir
	private Path directory;
	private Bench bench;

	@BeforeEach
	void bench() {
		bench = new Bench(directory);
	}

	private List<String> results(String project, String threads) throws IOException {
		bench.write("expression.kirchhoff", project);
		var answer = bench.kirchhoff("run", "expression.kirchhoff", "--out", "r" + threads, "--threads", threads);
		assertEquals(0, answer.exit(), answer.toString());
		try (var files = Files.walk(directory.resolve("r" + threads))) {
			return Files.readAllLines(files.filter(file -> file.endsWith("results.csv")).findFirst().orElseThrow());
		}
	}

	private static List<String> accuracies(List<String> results, int point) {
		return results.stream().filter(line -> line.startsWith(point + ",")).map(line -> line.substring(line.lastIndexOf(',') + 1)).toList();
	}

	/** Results are the same bytes on one thread and on two, and the constant that is swept counts. */
	@Test
	void runsAndIsSwept() throws IOException {
		var one = results(PROJECT, "1");
		assertEquals(one, results(PROJECT, "2"));
		assertEquals(1 + 3 * 6, one.size());
		assertNotEquals(accuracies(one, 0), accuracies(one, 2));
	}

	/** As WOx with the same numbers, but that it is written down. */
	@Test
	void givesTheStudyOfAWrittenDevice() throws IOException {
		String sweep = PROJECT.substring(PROJECT.indexOf("    <sweeps"), PROJECT.indexOf("</sweeps>") + "</sweeps>\n".length());
		String single = PROJECT.replace(sweep, "").replace("    <parameters name=\"spread\" value=\"1 %\"/>\n", "").replace("V0 = 200 mV", "V0 = 0.2 V");
		String written = single.replaceAll("(?s)type=\"expression\">.*?</devices>",
				"type=\"wox\"><parameters name=\"gMin\" value=\"10 µS\"/><parameters name=\"gMax\" value=\"100 µS\"/><parameters name=\"reference\" value=\"0.2 V\"/>"
						+ "<parameters name=\"slope\" value=\"1.5\"/><parameters name=\"slopeGain\" value=\"0\"/></devices>");
		assertNotEquals(single, written);
		var expressed = results(single, "1");
		assertEquals(accuracies(results(written, "2"), 0), accuracies(expressed, 0));
		assertEquals(7, expressed.size());
	}

	@Test
	void allMistakesAreToldWithPlaceAndMend() throws IOException {
		bench.write("expression.kirchhoff", PROJECT.replace("exp(a*(sqrt(V) - sqrt(V0)))", "expp(b*(sqr(V) - sqrt(V0)))"));
		var answer = bench.kirchhoff("validate", "expression.kirchhoff");
		assertNotEquals(0, answer.exit());
		for (var told : List.of("column 9: unknown function 'expp'", "did you mean exp?", "column 14: unknown name 'b'", "column 17: unknown function 'sqr'")) {
			assertTrue(answer.out().contains(told), told + " in " + answer);
		}
	}
}
