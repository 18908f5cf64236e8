// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.kirchhoff.model.Project;

/** A small project that uses most of the metamodel, as text, and ways to vary it. */
public final class Sample {
	private Sample() {
	}

	public static final String LIBRARY = """
			<?xml version="1.0" encoding="UTF-8"?>
			<kirchhoff:Library xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:kirchhoff="https://kirchhoff.dev/model/1" \
			id="lab" name="Lab" version="1">
			  <devices id="hfo2" name="hfo2" type="dev.kirchhoff.devices.hfo2"/>
			</kirchhoff:Library>
			""";

	public static final String PROJECT = """
			<?xml version="1.0" encoding="UTF-8"?>
			<kirchhoff:Project xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
			    xmlns:kirchhoff="https://kirchhoff.dev/model/1" id="moons" name="Half moons" version="1">
			  <devices id="tio2" name="tio2" type="dev.kirchhoff.devices.tio2">
			    <parameters name="gMin" value="100 µS"/>
			    <parameters name="gMax" value="400 µS"/>
			  </devices>
			  <cells id="passive" name="passive" device="tio2"/>
			  <cells id="gated" name="gated" kind="1T1R">
			    <device href="lab.kirchhoff#hfo2"/>
			  </cells>
			  <tiles id="t1" name="t1" dacBits="8" biasScheme="V/3">
			    <arrays id="a2" name="a2" rows="16" columns="16" cell="gated"/>
			  </tiles>
			  <arrays id="a1" name="a1" rows="64" columns="64" cell="passive" wordLineResistance="1.5" bitLineResistance="1.5" stuckAtLrs="0.005"
			      stuckAtHrs="0.005"/>
			  <networks id="net" name="net">
			    <layers xsi:type="kirchhoff:InputLayer" id="in" name="in" channels="2"/>
			    <layers xsi:type="kirchhoff:DenseLayer" id="hidden" name="hidden" units="8"/>
			    <layers xsi:type="kirchhoff:ActivationLayer" id="act" name="act"/>
			    <layers xsi:type="kirchhoff:DenseLayer" id="out" name="out" units="1"/>
			    <connections source="in" target="hidden"/>
			    <connections source="hidden" target="act"/>
			    <connections source="act" target="out"/>
			  </networks>
			  <dataSets id="data" name="data" type="dev.kirchhoff.data.moons"/>
			  <mappings id="real" name="real" network="net">
			    <scheme type="dev.kirchhoff.algorithms.differential"/>
			    <allocations layer="hidden" array="a1"/>
			    <allocations layer="hidden" plane="1" array="a1" column="8"/>
			    <allocations layer="out" array="a1" row="2"/>
			  </mappings>
			  <mappings id="ideal" name="ideal" network="net">
			    <scheme type="dev.kirchhoff.algorithms.ideal"/>
			  </mappings>
			  <experiments id="transfers" name="transfers" network="net" dataSet="data" mapping="real" repeats="1000" repeatFrom="program">
			    <stages id="train" name="train" type="dev.kirchhoff.algorithms.train">
			      <parameters name="epochs" value="12000"/>
			    </stages>
			    <stages id="program" name="program" type="dev.kirchhoff.algorithms.program"/>
			    <sweeps xsi:type="kirchhoff:LogSweep" path="train/rate" from="0.001" to="0.1" count="3"/>
			    <sweeps xsi:type="kirchhoff:ListSweep" path="devices/tio2/gMax">
			      <values>300 µS</values>
			      <values>400 µS</values>
			    </sweeps>
			    <metrics id="accuracy" name="accuracy" type="dev.kirchhoff.metrics.accuracy"/>
			  </experiments>
			</kirchhoff:Project>
			""";

	/** Writes the library and this text beside it. */
	public static Path write(Path folder, String text) throws IOException {
		Files.writeString(folder.resolve("lab.kirchhoff"), LIBRARY);
		return Files.write(folder.resolve("p.kirchhoff"), text.getBytes(StandardCharsets.UTF_8));
	}

	/** The project with one piece of its text replaced; the piece must be there. */
	public static String with(String old, String now) {
		if (!PROJECT.contains(old)) {
			throw new IllegalArgumentException("the sample has no " + old);
		}
		return PROJECT.replace(old, now);
	}

	/** The sample, loaded. */
	public static Project project(Path folder) throws IOException {
		return project(folder, PROJECT);
	}

	public static Project project(Path folder, String text) throws IOException {
		var loaded = ProjectFiles.load(write(folder, text));
		if (!loaded.isGood()) {
			throw new AssertionError(loaded.problems().toString());
		}
		return loaded.project().orElseThrow();
	}
}
