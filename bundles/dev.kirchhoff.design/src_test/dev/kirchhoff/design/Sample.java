// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.design;

import java.nio.file.Path;

import org.eclipse.emf.ecore.EObject;

import dev.kirchhoff.model.CrossbarArray;
import dev.kirchhoff.model.DenseLayer;
import dev.kirchhoff.model.KirchhoffFactory;
import dev.kirchhoff.model.Layer;
import dev.kirchhoff.model.Mapping;
import dev.kirchhoff.model.NamedElement;
import dev.kirchhoff.model.Network;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.io.ProjectFiles;

/** Projects to ask services about: those that are shipped, and one made by hand. */
final class Sample {
	static final KirchhoffFactory MAKE = KirchhoffFactory.eINSTANCE;

	private Sample() {
	}

	static Project example(String name) {
		return ProjectFiles.load(Path.of("../dev.kirchhoff.examples/examples", name, name + ".kirchhoff")).project().orElseThrow();
	}

	/** The first element of a type and a name. */
	static <T extends NamedElement> T find(Project project, Class<T> type, String name) {
		for (var all = project.eAllContents(); all.hasNext();) {
			EObject one = all.next();
			if (type.isInstance(one) && name.equals(((NamedElement) one).getName())) {
				return type.cast(one);
			}
		}
		throw new AssertionError(name);
	}

	/** in (2) -> hidden (8 units) -> act -> out (1 unit), and a mapping for them with one array of 16 x 16. */
	static Project project() {
		var project = MAKE.createProject();
		project.setName("sample");
		var network = MAKE.createNetwork();
		network.setName("net");
		project.getNetworks().add(network);
		var in = MAKE.createInputLayer();
		in.setChannels(2);
		var last = after(network, after(network, after(network, add(network, in, "in"), dense(8), "hidden"), MAKE.createActivationLayer(), "act"), dense(1), "out");
		last.setDocumentation("The last one.");
		project.getArrays().add(array("a1", 16, 16));
		mapping(project, "mapping").getArrays().addAll(project.getArrays());
		return project;
	}

	static Mapping mapping(Project project, String name) {
		var mapping = MAKE.createMapping();
		mapping.setName(name);
		mapping.setNetwork(project.getNetworks().getFirst());
		project.getMappings().add(mapping);
		return mapping;
	}

	static CrossbarArray array(String name, int rows, int columns) {
		var array = MAKE.createCrossbarArray();
		array.setName(name);
		array.setRows(rows);
		array.setColumns(columns);
		return array;
	}

	static DenseLayer dense(int units) {
		var dense = MAKE.createDenseLayer();
		dense.setUnits(units);
		return dense;
	}

	static <T extends Layer> T add(Network network, T layer, String name) {
		layer.setName(name);
		network.getLayers().add(layer);
		return layer;
	}

	static <T extends Layer> T after(Network network, Layer before, T layer, String name) {
		connect(network, before, add(network, layer, name));
		return layer;
	}

	static void connect(Network network, Layer source, Layer target) {
		var connection = MAKE.createConnection();
		connection.setSource(source);
		connection.setTarget(target);
		network.getConnections().add(connection);
	}
}
