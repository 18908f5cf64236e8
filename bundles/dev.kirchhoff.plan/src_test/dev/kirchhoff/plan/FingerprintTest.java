// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.solver.study.Study;

/**
 * Studies stay the same studies, so that their runs can be gone on with by later versions: their fingerprints are those of the planner
 * that copied and checked the whole project at every point.
 */
class FingerprintTest {
	@TempDir
	Path folder;

	private String fingerprint(String project, String... sweeps) throws IOException {
		return study(project, sweeps).fingerprint().substring(0, 16);
	}

	private Study study(String project, String... sweeps) throws IOException {
		var request = new Request(Bench.write(folder, project), Optional.empty(), List.of(), List.of(sweeps), OptionalLong.empty(), OptionalInt.of(3), DataPlace.NONE);
		var plan = new Planner(Bench.extensions()).plan(request);
		assertEquals(1, plan.studies().size(), plan.problems().toString());
		return plan.studies().getFirst();
	}

	/** With a second mapping onto the same arrays. */
	private static String twoMappings() {
		int from = Bench.PROJECT.indexOf("  <mappings id=\"map\"");
		int to = Bench.PROJECT.indexOf("</mappings>\n") + "</mappings>\n".length();
		var second = Bench.PROJECT.substring(from, to).replace("id=\"map\" name=\"map\"", "id=\"second\" name=\"second\"").replace("row=\"2\"", "row=\"3\"");
		return Bench.PROJECT.substring(0, to) + second + Bench.PROJECT.substring(to);
	}

	@Test
	void withoutSweeps() throws IOException {
		assertEquals("c4709783404c4ee8", fingerprint(Bench.PROJECT));
	}

	@Test
	void ofParameters() throws IOException {
		assertEquals("b32e7f62197f3f13", fingerprint(Bench.PROJECT, "devices/dev/gMax=300 µS..500 µS:30"));
		assertEquals("cb18a72b879fbd6b", fingerprint(Bench.PROJECT, "devices/dev/gMax=400 µS,500 µS", "train/epochs=5,20", "seed=1..3:3"));
		assertEquals("00e00aec24cec15a", fingerprint(Bench.PROJECT, "devices/dev/gMin=100 µS,50 µS", "devices/dev/gMax=400 µS,500 µS"));
	}

	@Test
	void ofStructures() throws IOException {
		assertEquals("e2c7f7f3c72fb0e7", fingerprint(Bench.PROJECT, "arrays/a/rows=12,14,12,20"));
		assertEquals("c937b9818baa8f30", fingerprint(Bench.PROJECT, "networks/net/act/function=sigmoid,relu", "arrays/a/stuckAtLrs=0,0.01"));
	}

	@Test
	void ofReferencesAndWhatLiesBehindThem() throws IOException {
		assertEquals("91d157e2e562d3b8", fingerprint(twoMappings(), "mapping=map,second", "devices/dev/gMax=400 µS,500 µS"));
		assertEquals("efd77e465857471a", fingerprint(twoMappings(), "mapping=map,second,map", "mapping/scheme/wide=1,1", "mapping/weightRange=0,2"));
		assertEquals("a21ca9a9507388d3", fingerprint(twoMappings(), "cells/cell/device=dev,dev", "cells/cell/device/gMax=400 µS,500 µS"));
	}
}
