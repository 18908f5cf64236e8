// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.ResourceSet;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.model.ConvolutionLayer;
import dev.kirchhoff.model.DataSet;
import dev.kirchhoff.model.DenseLayer;
import dev.kirchhoff.model.InputLayer;
import dev.kirchhoff.model.Network;
import dev.kirchhoff.model.Parameter;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.plan.Contribution;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.Kind;
import dev.kirchhoff.plan.NetworkFormats;

/**
 * Puts generated data in the place of data whose files are not at hand, and small networks in the place of those whose weights are not.
 * The element stays, with its name and preprocessing, so that all that refers to it still does; only the type of data changes, and the
 * sizes of a network's layers.
 */
final class StandIns {
	/** How many samples: what a stand-in is given of what it replaces, if both have it and mean the same. */
	private static final List<String> KEPT = List.of("train", "test");

	private final Extensions extensions;
	private final NetworkFormats networks;
	private final Problems problems;

	StandIns(Extensions extensions, Problems problems) {
		this.extensions = extensions;
		networks = new NetworkFormats(extensions);
		this.problems = problems;
	}

	/**
	 * Replaces every data set whose type has a stand-in, in the project and in the libraries it uses, and every network that names one.
	 *
	 * @param project a copy, which is changed
	 * @return those replaced
	 */
	Set<EObject> apply(Project project) {
		var replaced = new LinkedHashSet<EObject>();
		for (var network : project.getNetworks()) {
			if (network.getStandIn() != null && !network.getStandIn().isBlank() && replace(network)) {
				replaced.add(network);
			}
		}
		for (var set : dataSets(project)) {
			var original = extensions.find(Kind.DATA_SET, String.valueOf(set.getType())).filter(contribution -> !contribution.standIn().isEmpty());
			var standIn = original.flatMap(contribution -> find(set, contribution));
			if (standIn.isPresent()) {
				replace(set, original.get(), standIn.get());
				replaced.add(set);
			}
		}
		return replaced;
	}

	/** Gives the layers the sizes that the file of the stand-in has, and its weights. */
	private boolean replace(Network network) {
		var file = Places.directory(network).resolve(network.getStandIn().strip()).normalize();
		try {
			if (!Files.isRegularFile(file)) {
				problems.error(network, "standIn", "'" + network.getStandIn() + "' is missing; looked in " + Places.directory(network), "put it there: it belongs to the project");
				return false;
			}
			var provided = WeightFile.read(file, networks).content().network();
			for (var layer : network.getLayers()) {
				var found = provided.nodes().stream().filter(node -> node.name().equals(Places.name(layer))).map(dev.kirchhoff.numerics.network.Network.Node::layer).findFirst().orElse(null);
				if (layer instanceof InputLayer input) {
					input.setChannels(provided.inputShape().channels());
					input.setHeight(provided.inputShape().height());
					input.setWidth(provided.inputShape().width());
				} else if (layer instanceof DenseLayer dense && found instanceof Layer.FullyConnected small) {
					dense.setUnits(small.outputs());
				} else if (layer instanceof ConvolutionLayer convolution && found instanceof Layer.Convolution small) {
					convolution.setFilters(small.filters());
				}
			}
			network.setWeights(network.getStandIn());
			return true;
		} catch (KirchhoffException e) {
			problems.error(network, "standIn", e.getMessage(), e.mend());
		} catch (IOException e) {
			problems.error(network, "standIn", "cannot be read (" + e.getMessage() + ")", "check the file's path and rights");
		}
		return false;
	}

	private static List<DataSet> dataSets(Project project) {
		var sets = new ArrayList<DataSet>();
		ResourceSet files = project.eResource().getResourceSet();
		files.getAllContents().forEachRemaining(element -> {
			if (element instanceof DataSet set) {
				sets.add(set);
			}
		});
		return sets;
	}

	private Optional<Contribution> find(DataSet set, Contribution original) {
		var found = extensions.find(Kind.DATA_SET, original.standIn());
		if (found.isEmpty()) {
			problems.error(set, "", "the stand-in '" + original.standIn() + "' of data set type '" + original.id() + "' is not installed",
					"install the plug-in that provides it, or give the data itself with --data");
		}
		return found;
	}

	private static void replace(DataSet set, Contribution original, Contribution standIn) {
		set.setType(standIn.id());
		set.getParameters().removeIf(parameter -> !isKept(parameter, original, standIn));
	}

	private static boolean isKept(Parameter parameter, Contribution original, Contribution standIn) {
		var name = parameter.getName();
		var type = standIn.schema().parameter(name).map(spec -> spec.type());
		return KEPT.contains(name) && type.isPresent() && type.equals(original.schema().parameter(name).map(spec -> spec.type()));
	}
}
