// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.api.parameter.ParameterSchema;
import dev.kirchhoff.plan.Contribution;
import dev.kirchhoff.plan.Kind;

class DescriptionTest {
	private enum Shape {
		ROUND, LONG_AND_THIN
	}

	private record Sample(@Parameter(doc = "Largest conductance", unit = "S", value = "4e-4 S", min = 1e-6, max = 1e-3) double gMax,
			@Parameter(doc = "How often", min = 1) int times, @Parameter(doc = "Form", value = "round") Shape shape,
			@Parameter(doc = "Where from", value = "") Path file) {
	}

	private static final Description DESCRIPTION = new Description(new Contribution(Kind.DEVICE, "sample", "A sample", "For the test", "dev.test", "1.2.3",
			ParameterSchema.of(Sample.class), List.of("Tunable", "Faulty")));

	@Test
	void forPeople() {
		assertEquals("""
				sample (device): A sample
				For the test
				Plug-in dev.test 1.2.3
				Capabilities: Tunable, Faulty
				Parameters:
				  gMax   = 400 µS  number from 1 µS to 1 mS         Largest conductance
				  times  required  whole number of at least 1       How often
				  shape  = round   round, long-and-thin             Form
				  file   = (none)  a file, relative to the project  Where from""",
				String.join("\n", DESCRIPTION.lines()));
	}

	@Test
	void howToGetFilesAndWhatCanStandIn() {
		var filed = new Description(DESCRIPTION.contribution().withFiles("measure it", "other"));
		assertEquals(List.of("Files: measure it", "Stand-in for --data synthetic: other"), filed.lines().subList(4, 6));
		assertEquals("measure it", filed.json().get("obtain"));
		assertEquals("other", filed.json().get("standIn"));
	}

	@Test
	@SuppressWarnings("unchecked")
	void forPrograms() {
		var json = DESCRIPTION.json();
		assertEquals("device", json.get("kind"));
		assertEquals("dev.test", json.get("plugin"));
		var parameters = (List<Map<String, Object>>) json.get("parameters");
		assertEquals(1e-3, parameters.get(0).get("max"));
		assertEquals("S", parameters.get(0).get("unit"));
		assertEquals(true, parameters.get(1).get("required"));
		assertNull(parameters.get(1).get("max"));
		assertEquals("choice", parameters.get(2).get("type"));
		assertEquals(List.of("round", "long-and-thin"), parameters.get(2).get("choices"));
	}
}
