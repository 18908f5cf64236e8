// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.eclipse.emf.common.util.Diagnostic;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.util.Diagnostician;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.model.KirchhoffFactory;
import dev.kirchhoff.model.KirchhoffPackage;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.io.ElementPath;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.model.io.Sample;

class ValidationTest {
	@TempDir
	Path folder;

	private List<String> problems(Project project) {
		return Validation.check(project).stream().map(problem -> problem.toString().replace(folder + "/p.kirchhoff:", "").replace(folder + "/", "")).toList();
	}

	private List<String> problems(String text) throws IOException {
		return problems(Sample.project(folder, text));
	}

	@Test
	void theSampleIsFine() throws IOException {
		assertEquals(List.of(), problems(Sample.PROJECT));
	}

	@Test
	void ranges() throws IOException {
		var text = Sample.with("rows=\"64\" columns=\"64\" cell=\"passive\" wordLineResistance=\"1.5\"", "rows=\"0\" columns=\"-3\" cell=\"passive\" wordLineResistance=\"-1\"")
				.replace("stuckAtLrs=\"0.005\"", "stuckAtLrs=\"1.5\"").replace("dacBits=\"8\"", "dacBits=\"33\" adcBits=\"-1\" readVoltage=\"NaN\"")
				.replace("repeats=\"1000\"", "repeats=\"0\"").replace("from=\"0.001\" to=\"0.1\" count=\"3\"", "from=\"0\" to=\"-1\" count=\"0\"");
		assertEquals(List.of(
				"tiles/t1/dacBits: is 33 bit: give at least 0 and at most 32 bit",
				"tiles/t1/adcBits: is -1 bit: give at least 0 and at most 32 bit",
				"tiles/t1/readVoltage: is NaN V: give a finite number",
				"arrays/a1/rows: is 0: give at least 1",
				"arrays/a1/columns: is -3: give at least 1",
				"arrays/a1/wordLineResistance: is -1.0 Ω: give at least 0 Ω",
				"arrays/a1/stuckAtLrs: is 1.5: give at least 0 and at most 1",
				"arrays/a1/cellYield: stuckAtLrs, stuckAtHrs and 1 - cellYield add up to 1.505 of the cells: keep their sum at 1 or less",
				"experiments/transfers/repeats: is 0: give at least 1",
				"experiments/transfers/sweeps/0/from: is 0.0: give more than 0",
				"experiments/transfers/sweeps/0/to: is -1.0: give more than 0",
				"experiments/transfers/sweeps/0/count: is 0: give at least 1 and at most 100000"), problems(text));
	}

	@Test
	void fractionsAddUp() throws IOException {
		assertEquals(List.of("arrays/a1/cellYield: stuckAtLrs, stuckAtHrs and 1 - cellYield add up to 1.1 of the cells: keep their sum at 1 or less"),
				problems(Sample.with("stuckAtLrs=\"0.005\"", "stuckAtLrs=\"0.5\"").replace("stuckAtHrs=\"0.005\"", "stuckAtHrs=\"0.2\" cellYield=\"0.6\"")));
	}

	@Test
	void layerRanges() throws IOException {
		assertEquals(List.of("networks/net/layers/hidden/units: is 0: give at least 1"), problems(Sample.with("name=\"hidden\" units=\"8\"", "name=\"hidden\"")));
		assertEquals(List.of("networks/net/layers/act/rate: is 1.0: give at least 0 and less than 1"),
				problems(Sample.with("xsi:type=\"kirchhoff:ActivationLayer\" id=\"act\" name=\"act\"", "xsi:type=\"kirchhoff:DropoutLayer\" id=\"act\" name=\"act\" rate=\"1\"")));
	}

	@Test
	void whatIsMissing() throws IOException {
		var text = Sample.with(" device=\"tio2\"", "").replace(" type=\"dev.kirchhoff.devices.tio2\"", "").replace("columns=\"64\" cell=\"passive\"", "columns=\"64\"")
				.replace("<connections source=\"in\" target=\"hidden\"/>", "<connections source=\"in\" target=\"hidden\"/>\n    <connections source=\"in\"/>")
				.replace("<allocations layer=\"out\" array=\"a1\" row=\"2\"/>", "<allocations/>").replace("name=\"ideal\" network=\"net\"", "name=\"ideal\"")
				.replace("<scheme type=\"dev.kirchhoff.algorithms.ideal\"/>", "").replace("path=\"train/rate\"", "").replace("<parameters name=\"gMin\" value=\"100 µS\"/>", "<parameters/>");
		assertEquals(List.of(
				"devices/tio2/type: is missing: give the id of a plug-in's extension",
				"devices/tio2/parameters/0/name: is missing: give one",
				"devices/tio2/parameters/0/value: is missing: give one",
				"cells/passive/device: is missing: choose one of tio2, hfo2",
				"arrays/a1/cell: is missing: choose one of passive, gated",
				"networks/net/connections/1/target: is missing: choose one of in, hidden, act, out",
				"mappings/real/allocations: warning: dense 'out' is on no array: allocate it, unless it is to be computed outside the arrays",
				"mappings/real/allocations/2/layer: is missing: choose one of in, hidden, act, out",
				"mappings/real/allocations/2/array: is missing: choose one of a2, a1",
				"mappings/ideal/network: is missing: the only one is net",
				"mappings/ideal/scheme: is missing: add a weight scheme",
				"experiments/transfers/sweeps/0/path: is missing: give one"), problems(text));
	}

	@Test
	void namesAndIds() throws IOException {
		var text = Sample.with("<cells id=\"gated\" name=\"gated\"", "<cells id=\"gated\" name=\"passive\"").replace("<parameters name=\"gMin\"", "<parameters name=\"gMax\"")
				.replace("<metrics id=\"accuracy\"", "<metrics id=\"a 1\"").replace("<stages id=\"train\"", "<stages id=\"a2\"");
		assertEquals(List.of(
				"cells/gated/name: is 'passive', as that of cells/0: rename one of them",
				"experiments/transfers/stages/train/id: is 'a2', as that of tiles/t1/arrays/a2: change this one, and the references that mean it",
				"experiments/transfers/metrics/accuracy/id: is 'a 1', which references cannot hold: use letters, digits, '_', '-' and '.'",
				"devices/tio2: device 'tio2' gives the parameter 'gMax' twice: remove one of them"), problems(text));
	}

	@Test
	void blocksAndRegions() throws IOException {
		var text = Sample.with("<allocations layer=\"out\" array=\"a1\" row=\"2\"/>", """
				<allocations layer="out" array="a1" row="60" column="60"/>
				<allocations layer="out" part="bias" array="a1" row="63" column="64"/>
				<allocations layer="act" array="a1" row="20"/>
				<allocations layer="hidden" firstInput="1" inputs="2" array="a1" row="30"/>
				<allocations layer="hidden" firstOutput="8" array="a1" row="40"/>
				<allocations layer="hidden" plane="-1" array="a1" row="50"/>
				<allocations layer="hidden" part="bias" array="a1" row="1" column="12"/>
				<allocations layer="foreign" array="a1" row="50"/>
				""").replace("<dataSets", """
				<networks id="n2" name="n2">
				  <layers xsi:type="kirchhoff:InputLayer" id="foreign" name="foreign"/>
				</networks>
				<dataSets""").replace("name=\"out\" units=\"1\"", "name=\"out\" units=\"1\" bias=\"true\"");
		assertEquals(List.of(
				"mappings/real/allocations/2/array: weights of dense 'out' takes 8 x 1 cells from row 60, column 60, but array 'a1' has 64 x 64: move it, split it, or take a larger array",
				"mappings/real/allocations/3/array: bias of dense 'out' takes 1 x 1 cells from row 63, column 64, but array 'a1' has 64 x 64: move it, split it, or take a larger array",
				"mappings/real/allocations/4/layer: activation 'act' has no weights: map a dense or convolution layer",
				"mappings/real/allocations/5/inputs: block of inputs 1 to 2 of weights of dense 'hidden' is outside its matrix of 2 x 8 (inputs x outputs): keep it from 0 to 1",
				"mappings/real/allocations/6/outputs: block of outputs 8 to 8 of weights of dense 'hidden' is outside its matrix of 2 x 8 (inputs x outputs): keep it from 0 to 7",
				"mappings/real/allocations/9/layer: input 'foreign' is not a layer of network 'net', which the mapping is for: choose one of in, hidden, act, out",
				"mappings/real/allocations/8: bias of dense 'hidden' (rows 1 to 1, columns 12 to 19) overlaps weights of dense 'hidden', plane 1 (rows 0 to 1, columns 8 to 15)"
						+ " on array 'a1': move one of them",
				"mappings/real/allocations/7/plane: is -1: give at least 0"), problems(text));
	}

	@Test
	void aLayerWithoutBiasHasNoneToMap() throws IOException {
		assertEquals(List.of("mappings/real/allocations/2/part: dense 'out' has no bias: map its weights, or give it a bias"),
				problems(Sample.with("layer=\"out\" array", "layer=\"out\" part=\"bias\" array").replace("name=\"out\" units=\"1\"", "name=\"out\" units=\"1\" bias=\"false\"")).stream()
						.filter(line -> !line.contains("warning")).toList());
	}

	@Test
	void theFootprintIsTheSchemes() throws IOException {
		var project = Sample.project(folder);
		var mapping = project.getMappings().getFirst();
		Footprints pairs = (allocation, block) -> new Footprints.Footprint(block.inputs(), 2 * block.outputs(), false);
		assertEquals(List.of("weights of dense 'hidden', plane 1 (rows 0 to 1, columns 8 to 23) overlaps weights of dense 'hidden' (rows 0 to 1, columns 0 to 15) on array 'a1'"),
				Validation.findings(mapping, pairs).stream().map(Finding::what).toList());
		assertEquals(1, Validation.check(project, pairs).size());
		assertEquals(List.of(), Validation.findings(mapping, Footprints.ONE_CELL));
	}

	@Test
	void manyRegionsAreCheckedFast() throws IOException {
		var project = Sample.project(folder);
		var mapping = project.getMappings().getFirst();
		var array = project.getArrays().getFirst();
		array.setRows(20_000);
		mapping.getAllocations().clear();
		for (var i = 0; i < 9_000; i++) {
			var allocation = KirchhoffFactory.eINSTANCE.createAllocation();
			allocation.setLayer(project.getNetworks().getFirst().getLayers().get(i % 2 == 0 ? 1 : 3));
			allocation.setInputs(1);
			allocation.setArray(array);
			allocation.setRow(i == 5_000 ? 4_999 : i);
			mapping.getAllocations().add(allocation);
		}
		var start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime(); // the machine may do other things meanwhile
		assertEquals(1, Validation.check(project).size());
		assertTrue(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start < 5_000_000_000L);
	}

	@Test
	void experiments() throws IOException {
		var text = Sample.with("<dataSets", "<networks id=\"n2\" name=\"n2\">\n<layers xsi:type=\"kirchhoff:InputLayer\" id=\"i2\" name=\"i2\"/>\n</networks>\n<dataSets")
				.replace("name=\"transfers\" network=\"net\"", "name=\"transfers\" network=\"n2\"").replace("repeatFrom=\"program\"", "repeatFrom=\"elsewhere\"")
				.replace("</kirchhoff:Project>", "<experiments id=\"e2\" name=\"e2\">\n<stages id=\"elsewhere\" name=\"elsewhere\" type=\"t\"/>\n</experiments>\n<experiments id=\"e3\" name=\"e3\"/>\n</kirchhoff:Project>");
		assertEquals(List.of(
				"experiments/transfers/mapping: mapping 'real' is for network 'net', but the experiment is on network 'n2': choose another mapping or network",
				"experiments/transfers/repeatFrom: stage 'elsewhere' belongs to experiment 'e2': choose one of train, program",
				"experiments/e3/stages: is empty: add at least one stage"), problems(text));
	}

	@Test
	void sweeps() throws IOException {
		var text = Sample.with("path=\"train/rate\" from=\"0.001\" to=\"0.1\" count=\"3\"/>", """
				path="trian/rate" from="0.001" to="0.1" count="3"/>
				<sweeps xsi:type="kirchhoff:ListSweep" path="arrays/a1/rows">
				  <values>32</values>
				  <values>many</values>
				</sweeps>
				<sweeps xsi:type="kirchhoff:LinearSweep" path="arrays/a1/columns" from="8" to="9" count="3"/>
				<sweeps xsi:type="kirchhoff:ListSweep" path="tio2/gMax"/>
				<sweeps xsi:type="kirchhoff:ListSweep" path="mapping">
				  <values>ideal</values>
				  <values>reel</values>
				</sweeps>
				<sweeps xsi:type="kirchhoff:LinearSweep" path="arrays/a1" from="1" to="2"/>""");
		assertEquals(List.of(
				"experiments/transfers/sweeps/0/path: is 'trian/rate', but experiment 'transfers' has no 'trian': did you mean 'train'?",
				"experiments/transfers/sweeps/1/values: 'arrays/a1/rows': 'many' is not a whole number: write digits only, for example 64",
				"experiments/transfers/sweeps/2/path: 'arrays/a1/columns': '8.5' is not a whole number: write digits only, for example 64",
				"experiments/transfers/sweeps/3/values: is empty: give at least one value",
				"experiments/transfers/sweeps/4/values: 'mapping': there is no mapping 'reel': did you mean 'real'?",
				"experiments/transfers/sweeps/5/path: 'arrays/a1': is an array, not a value: go on to one of its parts: id, name, documentation, rows, columns, cell,"
						+ " wordLineResistance, bitLineResistance, driverResistance, senseResistance, doubleDrive, doubleSense, stuckAtLrs, stuckAtHrs, cellYield",
				"experiments/transfers/sweeps/6/path: is 'devices/tio2/gMax', which experiments/transfers/sweeps/3 sweeps already: remove one of them"), problems(text));
	}

	@Test
	void librariesAreCheckedToo() throws IOException {
		var file = Sample.write(folder, Sample.PROJECT);
		Files.writeString(folder.resolve("lab.kirchhoff"), Sample.LIBRARY.replace(" type=\"dev.kirchhoff.devices.hfo2\"", ""));
		var project = dev.kirchhoff.model.io.ProjectFiles.load(file).project().orElseThrow();
		assertEquals(List.of("lab.kirchhoff:devices/hfo2/type: is missing: give the id of a plug-in's extension"), problems(project));
	}

	@Test
	void theDiagnosticianSaysTheSame() throws IOException {
		var project = Sample.project(folder);
		var array = project.getArrays().getFirst();
		array.setRows(0);
		var diagnostic = Diagnostician.INSTANCE.validate(project);
		assertEquals(Diagnostic.ERROR, diagnostic.getSeverity());
		var only = diagnostic.getChildren().getFirst();
		assertEquals("rows: is 0: give at least 1", only.getMessage());
		assertSame(array, only.getData().get(0));
		assertSame(KirchhoffPackage.Literals.CROSSBAR_ARRAY__ROWS, only.getData().get(1));
		array.setRows(64);
		assertEquals(Diagnostic.OK, Diagnostician.INSTANCE.validate(project).getSeverity());
		Footprints wide = (allocation, block) -> new Footprints.Footprint(100, 100, false);
		assertEquals(Diagnostic.ERROR, Diagnostician.INSTANCE.validate(project, Map.of(Footprints.class, wide)).getSeverity());
	}

	@Test
	void theDiagnosticianSeesAVanishedLibrary() throws IOException {
		var project = dev.kirchhoff.model.io.ProjectFiles.load(Sample.write(folder, Sample.with("lab.kirchhoff#", "labs.kirchhoff#"))).project().orElseThrow();
		var message = Diagnostician.INSTANCE.validate(project.getCells().get(1)).getChildren().getFirst().getMessage();
		assertTrue(message.startsWith("device: refers to '") && message.endsWith("labs.kirchhoff#hfo2', which is not there: put that file back, or choose another device"), message);
	}

	@Test
	void warningsDoNotMakeAProjectUnfit() throws IOException {
		var project = Sample.project(folder);
		EcoreUtil.delete(project.getMappings().getFirst().getAllocations().get(2));
		var found = Validation.check(project);
		assertEquals(1, found.size());
		assertFalse(Problem.anyError(found));
		assertEquals(Diagnostic.WARNING, Diagnostician.INSTANCE.validate(project).getSeverity());
	}

	@Test
	void everyFeatureIsDocumentedAndInACategory() {
		for (var classifier : KirchhoffPackage.eINSTANCE.getEClassifiers()) {
			if (classifier instanceof EClass eClass) {
				for (var feature : eClass.getEStructuralFeatures()) {
					var schema = FeatureSchema.of(feature);
					assertFalse(schema.doc().isBlank(), eClass.getName() + "." + feature.getName());
					if (feature instanceof EAttribute || feature instanceof EReference reference && !reference.isContainment() && !reference.isTransient()
							&& eClass != KirchhoffPackage.Literals.CONNECTION) {
						assertFalse(schema.category().isBlank(), eClass.getName() + "." + feature.getName());
					}
				}
			}
		}
	}

	@Test
	void defaultsAreWithinTheirRanges() {
		for (var classifier : KirchhoffPackage.eINSTANCE.getEClassifiers()) {
			if (classifier instanceof EClass eClass) {
				for (var attribute : eClass.getEAttributes()) {
					if (attribute.getDefaultValueLiteral() != null && attribute.getDefaultValue() instanceof Number number) {
						assertTrue(FeatureSchema.of(attribute).allows(number.doubleValue()), eClass.getName() + "." + attribute.getName());
					}
				}
			}
		}
	}

	@Test
	void pathsOfFindingsLeadBack() throws IOException {
		var project = Sample.project(folder);
		project.getArrays().getFirst().setRows(0);
		var problem = Validation.check(project).getFirst();
		assertEquals(0, ElementPath.get(project, problem.element()));
	}
}
