// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.model.DataSet;
import dev.kirchhoff.model.Experiment;
import dev.kirchhoff.model.Mapping;
import dev.kirchhoff.model.Network;
import dev.kirchhoff.model.Stage;

class ExperimentServicesTest {
	private final ExperimentServices services = new ExperimentServices();
	private final Experiment array = Sample.find(Sample.example("milo2019"), Experiment.class, "array");
	private final List<Stage> stages = array.getStages();

	@Test
	void labelsSayNameTypeAndParameters() {
		assertEquals("train: gradient", services.typedLabel(stages.getFirst()));
		assertEquals(List.of("epochs = 20", "batch = 50", "rate = 5"), services.mainParameters(stages.getFirst()).stream().map(services::parameterLabel).toList());
		assertEquals("mean-pool 2", services.stepLabel(array.getDataSet().getPreprocessing().getFirst()));
		assertEquals("mnist", services.typedLabel(array.getDataSet()), "the name says it");
		assertEquals("read-energy\nsamples = 200", services.metricLabel(array.getMetrics().getLast()));
		assertEquals("five-4k\nreference-line", services.mappingLabel(array.getMapping()));
		stages.getFirst().setType(null);
		assertEquals("train: no type", services.typedLabel(stages.getFirst()));
	}

	@Test
	void typesTellWhatAStageIsFor() {
		assertTrue(services.isTraining(stages.get(0)) && services.isTransfer(stages.get(1)) && services.isAgeing(stages.get(2)));
		var stage = Sample.MAKE.createStage();
		stage.setType("com.acme.something");
		assertFalse(services.isTraining(stage) || services.isTransfer(stage) || services.isAgeing(stage) || services.isMeasuring(stage));
		for (var shipped : List.of("drolet2023", "yu2016", "milo2019", "lin2020", "hirtzlin2019", "sneak-paths")) {
			for (var experiment : Sample.example(shipped).getExperiments()) {
				for (var one : experiment.getStages()) {
					assertTrue(services.isTraining(one) || services.isTransfer(one) || services.isAgeing(one) || services.isMeasuring(one), one.getType());
				}
			}
		}
	}

	@Test
	void theFlowGoesFromStageToStage() {
		assertEquals(List.of(stages.getFirst()), services.entry(array));
		assertEquals(List.of(stages.get(1)), services.mappingEntry(array), "where weights go to arrays");
		assertEquals(List.of(), services.previousStage(stages.getFirst()));
		assertEquals(List.of(stages.get(1)), services.previousStage(stages.get(2)));
		assertEquals(List.of(stages.getLast()), services.lastStage(array.getMetrics().getFirst()));
		assertEquals(List.of(array.getMapping().getNetwork()), services.usedNetwork(array));
		var metrics = List.copyOf(array.getMetrics());
		stages.clear();
		assertEquals(metrics, services.entry(array));
		assertEquals(List.of(), services.lastStage(metrics.getFirst()));
	}

	@Test
	void sweepsSayWhatAndHowMuch() {
		assertEquals(List.of("anneal/duration\n0 s, 1 h", "tiles/kbit-4k/readVoltage\n0.1, 0.2, 0.3, 0.4, 0.5", "tiles/kbit-4k/transimpedance\n1e4, 2e4, 5e4, 1e5", "train/seed\n1 to 12 in 12 values"),
				array.getSweeps().stream().map(services::sweepLabel).toList());
		var log = Sample.MAKE.createLogSweep();
		assertEquals("no path\n1 to 10 in 2 values, log", services.sweepLabel(log));
		var list = Sample.MAKE.createListSweep();
		list.setPath("mapping");
		list.getValues().addAll(List.of("conv1-single", "conv1-pairs", "conv2-pairs", "conv3-pairs"));
		assertEquals("mapping\nconv1-single, conv1-pairs, conv2-pairs, ... (4 values)", services.sweepLabel(list));
	}

	@Test
	void sweepsPointAtWhatTheyChange() {
		assertEquals(List.of(stages.get(2)), services.swept(array.getSweeps().getFirst()));
		assertEquals(List.of(array.getMapping()), services.swept(array.getSweeps().get(1)), "a tile goes by the mapping that uses it");
		array.getSweeps().get(1).setPath("tiles/kbit-8k/readVoltage");
		assertEquals(List.of(stages.getFirst()), services.swept(array.getSweeps().get(1)), "another one is not on the diagram: it changes what comes after the first stage");
		var learning = Sample.find(Sample.example("hirtzlin2019"), Experiment.class, "learning");
		assertEquals(List.of(learning.getMapping()), services.swept(learning.getSweeps().getFirst()), "the device of its cells");
		var sweep = array.getSweeps().getFirst();
		for (var path : List.of("mapping", "mapping/weightRange")) {
			sweep.setPath(path);
			assertEquals(List.of(array.getMapping()), services.swept(sweep), path);
		}
		sweep.setPath("dataSets/mnist/train");
		assertEquals(DataSet.class, services.swept(sweep).getFirst().eClass().getInstanceClass());
		sweep.setPath("nowhere/at/all");
		assertEquals(List.of(), services.swept(sweep));
		assertTrue(services.leadsNowhere(sweep));
		assertFalse(services.nowhereMessage(sweep).isEmpty());
		sweep.setPath(null);
		assertEquals("the sweep has no path", services.nowhereMessage(sweep));
	}

	@Test
	void sweepsCanBePointedAtSomethingElse() {
		var sweep = array.getSweeps().getLast();
		assertEquals("anneal/seed", services.retargeted(sweep, stages.get(2)));
		assertEquals("mappings/five-4k/seed", services.retargeted(sweep, array.getMapping()));
		assertEquals("train/seed", services.likelyPath(sweep));
		sweep.setPath(services.likelyPath(sweep));
		assertTrue(services.leadsSomewhere(sweep));
	}

	@Test
	void stagesChangeTheirOrder() {
		var train = stages.get(0);
		var write = stages.get(1);
		var anneal = stages.get(2);
		assertEquals(List.of(write, train, anneal), services.movedEarlier(array, write));
		assertEquals(List.of(train, anneal, write), services.movedLater(array, write));
		assertEquals(List.of(train, write, anneal), services.movedEarlier(array, train));
		assertEquals(List.of(train, anneal, write), services.inOrder(array, anneal, write));
		assertEquals(List.of(write, anneal, train), services.inOrder(array, anneal, train));
		assertEquals(List.of(train, write, anneal), services.inOrder(array, null, write), "nothing to come after");
		assertTrue(services.canPrecede(train, anneal));
		assertFalse(services.canPrecede(train, write), "it does");
		assertFalse(services.canPrecede(train, array));
		assertFalse(services.hasEarlier(train) || services.hasLater(anneal) || services.hasEarlier(array));
		assertTrue(services.hasLater(train) && services.hasEarlier(anneal));
	}

	@Test
	void anExperimentWithoutNetworkHasThatOfItsMapping() {
		var experiment = Sample.MAKE.createExperiment();
		assertEquals(List.of(), services.usedNetwork(experiment));
		experiment.setMapping(Sample.MAKE.createMapping());
		assertEquals(List.of(), services.usedNetwork(experiment));
		Network network = Sample.MAKE.createNetwork();
		Mapping mapping = experiment.getMapping();
		mapping.setNetwork(network);
		assertEquals(List.of(network), services.usedNetwork(experiment));
	}
}
