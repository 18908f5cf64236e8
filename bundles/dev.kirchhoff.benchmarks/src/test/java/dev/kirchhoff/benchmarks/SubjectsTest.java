// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.kirchhoff.benchmarks.subject.Classifier;
import dev.kirchhoff.benchmarks.subject.PairLearning;

/** Every family once, small: what is measured is right, by the check that it undergoes in a measurement too. */
class SubjectsTest {
	static List<Family> families() {
		return Families.ALL;
	}

	/** Those that can be small. */
	static List<Family> arrays() {
		return Families.ALL.stream().filter(family -> !family.unit().equals("images")).toList();
	}

	@ParameterizedTest
	@MethodSource("arrays")
	void runs(Family family) {
		assumeTrue(family.command() == null || CircuitCommand.isInstalled(family.command()), family.command() + " is not installed");
		var subject = family.at(9).subject();
		var findings = subject.check();
		assertTrue(findings.error() <= family.error(), family.name() + ": " + findings);
		assertTrue(subject.units() > 0);
	}

	/** What the families of networks are made of; the network is not small, so that few images have to do. */
	@ParameterizedTest
	@CsvSource({ "0, 0, 1e-4", "1, 0, 1e-4", "1, 0.02, 0.1" })
	void classifies(double segment, double noise, double error) {
		var classifier = new Classifier(260, segment, noise, 50);
		assertTrue(classifier.check().error() <= error, classifier.check()::toString);
		assertEquals(50, classifier.units());
	}

	@ParameterizedTest
	@CsvSource({ "0, 1", "3, 1", "3, 2" })
	void learns(double noise, int threads) {
		var learning = new PairLearning(20, 200, noise, threads);
		assertEquals(0, learning.check().error());
		assertEquals(200, learning.units());
	}

	@Test
	void jmhKnowsWhatToStart() {
		assertNotNull(CaseBenchmark.class.getResource("/META-INF/BenchmarkList"), "the annotation processor of JMH has not run");
	}

	@ParameterizedTest
	@MethodSource("families")
	void isFound(Family family) {
		for (int size : family.sizes().full()) {
			assertEquals(family, Families.find(family.at(size).name()).family());
			assertEquals(size, Families.find(family.at(size).name()).size());
		}
	}
}
