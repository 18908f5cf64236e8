// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every family once, small: what is measured is right, by the check that it undergoes in a measurement too. */
class SubjectsTest {
	static List<Family> families() {
		return Families.ALL;
	}

	@ParameterizedTest
	@MethodSource("families")
	void runs(Family family) {
		assumeTrue(family.command() == null || CircuitCommand.isInstalled(family.command()), family.command() + " is not installed");
		var subject = family.at(9).subject();
		var findings = subject.check();
		assertTrue(findings.error() <= family.error(), family.name() + ": " + findings);
		assertTrue(subject.units() > 0);
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
