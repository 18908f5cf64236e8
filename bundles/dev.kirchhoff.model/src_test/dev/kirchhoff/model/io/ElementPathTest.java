// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.model.BiasScheme;
import dev.kirchhoff.model.Experiment;
import dev.kirchhoff.model.KirchhoffFactory;
import dev.kirchhoff.model.ListSweep;
import dev.kirchhoff.model.Project;

class ElementPathTest {
	@TempDir
	Path folder;

	private Project project;
	private Experiment experiment;

	@BeforeEach
	void load() throws IOException {
		project = Sample.project(folder);
		experiment = project.getExperiments().getFirst();
	}

	private String failure(String path, String value) throws IOException {
		var before = ProjectFiles.bytes(project);
		var message = assertThrows(ElementPathException.class, () -> ElementPath.set(project, path, value)).getMessage();
		assertEquals(new String(before, "UTF-8"), new String(ProjectFiles.bytes(project), "UTF-8"), "a failed set changed something");
		return message;
	}

	@Test
	void everyElementIsFoundByItsPath() {
		assertEquals("", ElementPath.path(project));
		project.eAllContents().forEachRemaining(element -> {
			var target = ElementPath.find(project, ElementPath.path(element));
			if (element instanceof dev.kirchhoff.model.Parameter parameter) {
				assertSame(element.eContainer(), target.owner());
				assertEquals(parameter.getName(), target.parameter());
			} else {
				assertSame(element, target.owner(), ElementPath.path(element));
				assertNull(target.feature());
			}
			assertEquals(ElementPath.path(element), target.path());
		});
	}

	@Test
	void pathsReadAsPeopleWriteThem() {
		assertEquals("devices/tio2", ElementPath.path(project.getDevices().getFirst()));
		assertEquals("devices/tio2/gMax", ElementPath.path(project.getDevices().getFirst().getParameters().get(1)));
		assertEquals("tiles/t1/arrays/a2", ElementPath.path(project.getTiles().getFirst().getArrays().getFirst()));
		assertEquals("experiments/transfers/stages/train/epochs", ElementPath.path(experiment.getStages().getFirst().getParameters().getFirst()));
		assertEquals("experiments/transfers/sweeps/1", ElementPath.path(experiment.getSweeps().get(1)));
		assertEquals("mappings/real/scheme", ElementPath.path(project.getMappings().getFirst().getScheme()));
		assertEquals("mappings/real/allocations/2", ElementPath.path(project.getMappings().getFirst().getAllocations().get(2)));
	}

	@Test
	void namelessElementsGoByIdThenTypeThenPosition() {
		var train = experiment.getStages().getFirst();
		train.setName(null);
		assertEquals("experiments/transfers/stages/train", ElementPath.path(train));
		train.setId(null);
		assertEquals("experiments/transfers/stages/train", ElementPath.path(train));
		train.setType(null);
		assertEquals("experiments/transfers/stages/0", ElementPath.path(train));
		train.setName("a/b");
		assertEquals("experiments/transfers/stages/0", ElementPath.path(train));
	}

	@Test
	void parametersAreChangedMadeAndTakenAway() {
		var device = project.getDevices().getFirst();
		ElementPath.set(project, "devices/tio2/gMax", "500 µS");
		assertEquals("500 µS", device.getParameters().get(1).getValue());
		ElementPath.set(project, "devices/tio2/steps", "a,b, c");
		assertEquals("a,b, c", device.getParameters().get(2).getValue());
		ElementPath.set(project, "devices/tio2/parameters/gMin", "1");
		assertEquals("1", ElementPath.get(project, "devices/tio2/gMin"));
		ElementPath.set(project, "devices/tio2/gMin", "");
		assertEquals(List.of("gMax", "steps"), device.getParameters().stream().map(parameter -> parameter.getName()).toList());
		assertNull(ElementPath.get(project, "devices/tio2/gMin"));
	}

	@Test
	void aParameterCalledLikeAFeatureIsReachedThroughParameters() {
		ElementPath.set(project, "experiments/transfers/stages/train/parameters/seed", "7");
		ElementPath.set(project, "experiments/transfers/stages/train/seed", "8");
		var train = experiment.getStages().getFirst();
		assertEquals(8, train.getSeed());
		assertEquals("7", train.getParameters().get(1).getValue());
		assertEquals("experiments/transfers/stages/train/parameters/seed", ElementPath.path(train.getParameters().get(1)));
	}

	@Test
	void attributes() {
		ElementPath.set(project, "arrays/a1/rows", " 128 ");
		assertEquals(128, project.getArrays().getFirst().getRows());
		ElementPath.set(project, "arrays/a1/wordLineResistance", "1e-3");
		assertEquals(1e-3, project.getArrays().getFirst().getWordLineResistance());
		ElementPath.set(project, "tiles/t1/biasScheme", "grounded");
		assertEquals(BiasScheme.GROUNDED, project.getTiles().getFirst().getBiasScheme());
		ElementPath.set(project, "experiments/transfers/seed", "-9000000000");
		assertEquals(-9_000_000_000L, experiment.getSeed());
		ElementPath.set(project, "networks/net/layers/out/bias", "false");
		assertEquals(false, ElementPath.get(project, "net/out/bias"));
		ElementPath.set(experiment, "sweeps/1/values", "1 µS, 2 µS");
		assertEquals(List.of("1 µS", "2 µS"), ((ListSweep) experiment.getSweeps().get(1)).getValues());
		assertEquals("1 µS,2 µS", ElementPath.find(experiment, "sweeps/1/values").text());
		ElementPath.set(project, "devices/tio2/type", "com.example.other");
		assertEquals("com.example.other", project.getDevices().getFirst().getType());
	}

	@Test
	void referencesByNameOrId() {
		ElementPath.set(project, "experiments/transfers/mapping", "ideal");
		assertEquals("ideal", experiment.getMapping().getName());
		ElementPath.set(experiment, "repeatFrom", "train");
		assertSame(experiment.getStages().getFirst(), experiment.getRepeatFrom());
		ElementPath.set(experiment, "repeatFrom", "");
		assertNull(experiment.getRepeatFrom());
		ElementPath.set(project, "cells/passive/device", "hfo2");
		assertEquals("dev.kirchhoff.devices.hfo2", project.getCells().getFirst().getDevice().getType());
	}

	@Test
	void theNearestOfSeveralNamesakesIsMeant() {
		var other = org.eclipse.emf.ecore.util.EcoreUtil.copy(experiment);
		other.setName("other");
		project.getExperiments().addFirst(other);
		ElementPath.set(project, "experiments/transfers/repeatFrom", "train");
		assertSame(experiment.getStages().getFirst(), experiment.getRepeatFrom());
	}

	@Test
	void fromAnExperiment() {
		assertEquals("12000", ElementPath.get(experiment, "train/epochs"));
		assertEquals("12000", ElementPath.get(experiment, "stages/train/epochs"));
		assertEquals(1000, ElementPath.get(experiment, "repeats"));
		assertEquals("400 µS", ElementPath.get(experiment, "devices/tio2/gMax"));
		assertEquals("400 µS", ElementPath.get(experiment, "tio2/gMax"));
		assertEquals(64, ElementPath.get(experiment, "arrays/a1/rows"));
		assertEquals(0.0, ElementPath.get(experiment, "mapping/weightRange"));
		assertEquals(1000, ElementPath.get(experiment, "experiments/transfers/repeats"));
	}

	@Test
	void hardwareAndLibrariesAreReachedByKindAndName() {
		assertEquals(16, ElementPath.get(project, "arrays/a2/rows"));
		assertEquals(8, ElementPath.get(project, "t1/dacBits"));
		ElementPath.set(project, "devices/hfo2/gMax", "225 µS");
		assertEquals("225 µS", project.getCells().get(1).getDevice().getParameters().getFirst().getValue());
	}

	@Test
	void aMissingSchemeIsMade() {
		var mapping = project.getMappings().get(1);
		mapping.setScheme(null);
		ElementPath.set(project, "mappings/ideal/scheme/type", "x");
		assertEquals("x", mapping.getScheme().getType());
	}

	@Test
	void wrongPathsNameWhatIsNear() throws IOException {
		assertEquals("devices/tio/gMax: project 'Half moons' has no device 'tio': did you mean 'tio2'?", failure("devices/tio/gMax", "1"));
		assertEquals("device/tio2/gMax: project 'Half moons' has no 'device': did you mean 'devices'?", failure("device/tio2/gMax", "1"));
		assertEquals("arrays/a1/row: array 'a1' has no 'row': did you mean 'rows'?", failure("arrays/a1/row", "1"));
		assertEquals("experiments/transfers/stages/trian/epochs: experiment 'transfers' has no stage 'trian': did you mean 'train'?",
				failure("experiments/transfers/stages/trian/epochs", "1"));
		assertEquals("macros/m/ioWidth: project 'Half moons' has no macro 'm': it has none at all", failure("macros/m/ioWidth", "1"));
		assertEquals("arrays/a1/rows/x: 'rows' of array 'a1' is a value, nothing comes after it: end the path with 'rows'", failure("arrays/a1/rows/x", "1"));
		assertEquals("devices/tio2/parameters/gMax/x: 'gMax' of device 'tio2' is a parameter, nothing comes after it: end the path with 'gMax'",
				failure("devices/tio2/parameters/gMax/x", "1"));
		assertEquals("mappings/real/scheme/x/y: weight scheme 'dev.kirchhoff.algorithms.differential' has no 'x': choose one of type, parameters",
				failure("mappings/real/scheme/x/y", "1"));
	}

	@Test
	void elementsAreNotValues() throws IOException {
		assertEquals("tiles/t1/arrays/a2: is an array, not a value: go on to one of its parts: id, name, documentation, rows, columns, cell, wordLineResistance, "
				+ "bitLineResistance, driverResistance, senseResistance, doubleDrive, doubleSense, stuckAtLrs, stuckAtHrs, cellYield", failure("tiles/t1/arrays/a2", "1"));
		assertEquals("arrays: holds elements, not a value: go on to one of them", failure("arrays", "1"));
		assertTrue(failure("", "1").startsWith(": is a project, not a value"));
	}

	@Test
	void wrongValuesSayWhatIsExpected() throws IOException {
		assertEquals("arrays/a1/rows: '64.5' is not a whole number: write digits only, for example 64", failure("arrays/a1/rows", "64.5"));
		assertEquals("arrays/a1/rows: '99999999999' is not a whole number: write digits only, for example 64", failure("arrays/a1/rows", "99999999999"));
		assertEquals("arrays/a1/wordLineResistance: '1 kΩ' is not a number: write a plain number in SI units, for example 0.2 or 1e-4",
				failure("arrays/a1/wordLineResistance", "1 kΩ"));
		assertEquals("networks/net/layers/out/bias: 'yes' is not true or false: write true or false", failure("networks/net/layers/out/bias", "yes"));
		assertEquals("tiles/t1/biasScheme: 'V/5' is not a bias scheme: did you mean 'V/2' or 'V/3'?", failure("tiles/t1/biasScheme", "V/5"));
		assertEquals("experiments/transfers/mapping: there is no mapping 'reel': did you mean 'real'?", failure("experiments/transfers/mapping", "reel"));
	}

	@Test
	void ambiguousPathsListTheirMeanings() throws IOException {
		var tile = KirchhoffFactory.eINSTANCE.createTile();
		tile.setName("t2");
		var array = KirchhoffFactory.eINSTANCE.createCrossbarArray();
		array.setName("a2");
		tile.getArrays().add(array);
		project.getTiles().add(tile);
		assertEquals("arrays/a2/rows: 'a2' may be any of tiles/t1/arrays/a2, tiles/t2/arrays/a2: write one of these", failure("arrays/a2/rows", "1"));
	}

	@Test
	void checkingChangesNothing() throws IOException {
		ElementPath.check(project, "arrays/a1/rows", "3");
		ElementPath.check(project, "devices/tio2/new", "3");
		assertThrows(ElementPathException.class, () -> ElementPath.check(project, "arrays/a1/rows", "x"));
		assertEquals(Sample.PROJECT, new String(ProjectFiles.bytes(project), "UTF-8"));
	}
}
