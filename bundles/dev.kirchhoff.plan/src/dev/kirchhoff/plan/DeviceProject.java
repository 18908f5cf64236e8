// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan;

import java.util.Map;

import dev.kirchhoff.model.ActivationFunction;
import dev.kirchhoff.model.Device;
import dev.kirchhoff.model.KirchhoffFactory;
import dev.kirchhoff.model.Layer;
import dev.kirchhoff.model.Network;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.Typed;

/**
 * A project around one device that runs at once: an array of it, a small network on pairs of its cells, and an experiment that trains the
 * network on generated data, writes it to the cells and counts what it still gets right.
 */
public final class DeviceProject {
	private static final KirchhoffFactory MAKE = KirchhoffFactory.eINSTANCE;
	private static final int SIDE = 8;
	private static final int HIDDEN = 4;

	private DeviceProject() {
	}

	/** The device alone, to be added to a project. */
	public static Device device(String name, String type, Map<String, String> parameters, String documentation) {
		var device = MAKE.createDevice();
		device.setName(name);
		device.setType(type);
		device.setDocumentation(documentation.isBlank() ? null : documentation);
		parameters.forEach((parameter, value) -> set(device, parameter, value));
		return device;
	}

	/**
	 * The project, in no file yet.
	 *
	 * @param programming id of the algorithm that writes the cells
	 */
	public static Project around(Device device, String name, String programming) {
		var project = MAKE.createProject();
		project.setName(name);
		project.setDescription("Half moons on an array of " + device.getName());
		project.getDevices().add(device);
		var cell = MAKE.createCell();
		cell.setName("cell");
		cell.setDevice(device);
		project.getCells().add(cell);
		var array = MAKE.createCrossbarArray();
		array.setName("array");
		array.setRows(SIDE);
		array.setColumns(SIDE);
		array.setCell(cell);
		project.getArrays().add(array);
		var network = network();
		project.getNetworks().add(network);
		var data = MAKE.createDataSet();
		data.setName("half-moons");
		data.setType("moons");
		project.getDataSets().add(data);
		var mapping = MAKE.createMapping();
		mapping.setName("on-array");
		mapping.setNetwork(network);
		mapping.setDocumentation("Pairs of columns, four apart; biases stay digital.");
		var scheme = MAKE.createWeightScheme();
		scheme.setType("differential");
		mapping.setScheme(scheme);
		var layers = network.getLayers();
		for (int plane = 0; plane < 2; plane++) {
			for (int weights = 0; weights < 2; weights++) {
				var allocation = MAKE.createAllocation();
				allocation.setLayer(layers.get(weights == 0 ? 1 : 3));
				allocation.setPlane(plane);
				allocation.setArray(array);
				allocation.setRow(weights == 0 ? 0 : 2);
				allocation.setColumn(plane * HIDDEN);
				mapping.getAllocations().add(allocation);
			}
		}
		project.getMappings().add(mapping);
		var experiment = MAKE.createExperiment();
		experiment.setName("moons");
		experiment.setNetwork(network);
		experiment.setDataSet(data);
		experiment.setMapping(mapping);
		experiment.setRepeats(50);
		experiment.setSeed(1);
		experiment.getStages().add(stage("train", "gradient", Map.of("epochs", "300")));
		experiment.getStages().add(stage("program", programming, Map.of()));
		experiment.setRepeatFrom(experiment.getStages().getLast());
		for (var type : new String[] { "accuracy", "conductances" }) {
			var metric = MAKE.createMetric();
			metric.setName(type);
			metric.setType(type);
			experiment.getMetrics().add(metric);
		}
		project.getExperiments().add(experiment);
		return project;
	}

	private static dev.kirchhoff.model.Stage stage(String name, String type, Map<String, String> parameters) {
		var stage = MAKE.createStage();
		stage.setName(name);
		stage.setType(type);
		parameters.forEach((parameter, value) -> set(stage, parameter, value));
		return stage;
	}

	private static void set(Typed element, String name, String value) {
		var parameter = MAKE.createParameter();
		parameter.setName(name);
		parameter.setValue(value);
		element.getParameters().add(parameter);
	}

	private static Network network() {
		var network = MAKE.createNetwork();
		network.setName("2-4-1");
		var input = MAKE.createInputLayer();
		input.setName("in");
		input.setChannels(2);
		var hidden = MAKE.createDenseLayer();
		hidden.setName("hidden");
		hidden.setUnits(HIDDEN);
		var activation = MAKE.createActivationLayer();
		activation.setName("act");
		var output = MAKE.createDenseLayer();
		output.setName("out");
		output.setUnits(1);
		var sigmoid = MAKE.createActivationLayer();
		sigmoid.setName("sig");
		sigmoid.setFunction(ActivationFunction.SIGMOID);
		Layer before = null;
		for (Layer layer : new Layer[] { input, hidden, activation, output, sigmoid }) {
			network.getLayers().add(layer);
			if (before != null) {
				var connection = MAKE.createConnection();
				connection.setSource(before);
				connection.setTarget(layer);
				network.getConnections().add(connection);
			}
			before = layer;
		}
		return network;
	}
}
