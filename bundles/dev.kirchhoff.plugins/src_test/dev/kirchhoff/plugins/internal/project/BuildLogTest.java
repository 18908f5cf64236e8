// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins.internal.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

/** Logs as Maven 3.9 with Tycho 5 writes them. */
class BuildLogTest {
	@Test
	void progress() {
		assertEquals(Optional.of(new BuildLog.Step(2 / 6.0, "Sinh device (sample plug-in)")),
				BuildLog.step("[INFO] Building [bundle] Sinh device (sample plug-in) 1.0.0-SNAPSHOT      [3/6]"));
		assertEquals(Optional.empty(), BuildLog.step("[INFO] Building jar: /tmp/x.jar"));
	}

	@Test
	void whatIsFetched() {
		assertEquals(Optional.of("tycho-core-5.0.2.jar"), BuildLog.fetched("[INFO] Downloading from central: https://example.org/maven2/org/eclipse/tycho/tycho-core/5.0.2/tycho-core-5.0.2.jar"));
		assertEquals(Optional.empty(), BuildLog.fetched("[INFO] Downloaded from central: https://example.org/maven2/a.jar (12 kB at 3 kB/s)"));
	}

	@Test
	void errorsOfTheCompiler() {
		assertEquals(List.of("src/A.java:18: The import acme.Contract cannot be resolved", "src/B.java:57: The method findings() is undefined for the type Object"), BuildLog.errors("""
				[INFO] Building [bundle] A 1.0.0-SNAPSHOT      [3/6]
				[ERROR] Failed to execute goal org.eclipse.tycho:tycho-compiler-plugin:5.0.2:compile (default-compile) on project a: Compilation failure: Compilation failure:\s
				[ERROR] /tmp/p/src/A.java:[18]\s
				[ERROR] 	import acme.Contract;
				[ERROR] 	       ^^^^^^^^^^^^^^^^^^^^^^^^^
				[ERROR] The import acme.Contract cannot be resolved
				[ERROR] /tmp/p/src/B.java:[57]\s
				[ERROR] 	contract.findings().forEach(finding -> problems.add(problem(type, finding)));
				[ERROR] 	         ^^^^^^^^
				[ERROR] The method findings() is undefined for the type Object
				[ERROR] 16 problems (16 errors)
				[ERROR] -> [Help 1]
				""", Path.of("/tmp/p")));
	}

	@Test
	void testsThatFail() {
		assertEquals(List.of("MTest.isOhmic:23 expected: <5.0> but was: <4.0>", "MTest.keepsTheContract:17 acme.M breaks its contract in 1 point:\n  passive: power comes from nothing"), BuildLog.errors("""
				[ERROR] Tests run: 5, Failures: 2, Errors: 0, Skipped: 0, Time elapsed: 0.3 s <<< FAILURE! -- in acme.MTest
				[ERROR] acme.MTest.isOhmic -- Time elapsed: 0.01 s <<< FAILURE!
				[INFO]\s
				[INFO] Results:
				[INFO]\s
				[ERROR] Failures:\s
				[ERROR]   MTest.isOhmic:23 expected: <5.0> but was: <4.0>
				[ERROR]   MTest.keepsTheContract:17 acme.M breaks its contract in 1 point:
				  passive: power comes from nothing
				[INFO]\s
				[ERROR] Tests run: 5, Failures: 2, Errors: 0, Skipped: 0
				[INFO]\s
				[ERROR] Failed to execute goal org.apache.maven.plugins:maven-surefire-plugin:3.5.4:test (unit-test) on project m:\s
				[ERROR]\s
				[ERROR] See /tmp/p/target/surefire-reports for the individual test results.
				""", Path.of("/tmp/p")));
	}

	@Test
	void anythingElse() {
		assertEquals(List.of("Cannot resolve dependencies of project a:a:eclipse-plugin:1.0.0-SNAPSHOT", "Missing requirement: a requires 'b' but it could not be found"), BuildLog.errors("""
				[ERROR] Cannot resolve dependencies of project a:a:eclipse-plugin:1.0.0-SNAPSHOT
				[ERROR]   Missing requirement: a requires 'b' but it could not be found
				[ERROR] -> [Help 1]
				[ERROR]\s
				[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.
				[ERROR] [Help 1] see the documentation
				""", Path.of("/tmp/p")));
	}

	@Test
	void testsAreCountedOnceAModule() {
		assertEquals(8, BuildLog.tests("""
				[INFO] Tests run: 5, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.2 s -- in acme.MTest
				[INFO] Tests run: 5, Failures: 0, Errors: 0, Skipped: 0
				[INFO] Tests run: 4, Failures: 0, Errors: 0, Skipped: 1
				"""));
	}
}
