// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.model.ActivationFunction;
import dev.kirchhoff.model.KirchhoffFactory;
import dev.kirchhoff.model.Network;
import dev.kirchhoff.model.PoolingKind;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.io.Ids;
import dev.kirchhoff.numerics.network.Layer;

/** Draws the network of a file into a project. The weights stay in the file: the network names it. */
public final class NetworkImport {
	private static final KirchhoffFactory MAKE = KirchhoffFactory.eINSTANCE;

	private NetworkImport() {
	}

	/**
	 * Adds a network with all layers and connections.
	 *
	 * @param name    what the project will call it
	 * @param weights what its attribute weights will be, see {@link #reference}
	 * @throws KirchhoffException if the project has a network of that name; nothing is changed then
	 */
	public static Network add(Project project, String name, dev.kirchhoff.numerics.network.Network network, String weights) {
		if (project.getNetworks().stream().anyMatch(other -> name.equals(other.getName()))) {
			throw new KirchhoffException("there is a network '" + name + "' already", "give the new one another name with --name");
		}
		var drawn = draw(network);
		drawn.setName(name);
		drawn.setWeights(weights);
		Ids.assign(drawn, project);
		project.getNetworks().add(drawn);
		return drawn;
	}

	/**
	 * How a project names a file: as seen from its folder, or from the folder of data if the file is in there.
	 *
	 * @param project the project file
	 */
	public static String reference(Path project, Path file, Optional<Path> data) {
		var wanted = file.toAbsolutePath().normalize();
		var folder = project.toAbsolutePath().normalize().getParent();
		var from = !wanted.startsWith(folder) && data.filter(wanted::startsWith).isPresent() ? data.get() : folder;
		var shown = Objects.equals(from.getRoot(), wanted.getRoot()) ? from.relativize(wanted) : wanted;
		return shown.toString().replace('\\', '/');
	}

	private static Network draw(dev.kirchhoff.numerics.network.Network network) {
		var drawn = MAKE.createNetwork();
		var layers = new ArrayList<dev.kirchhoff.model.Layer>();
		for (var node : network.nodes()) {
			var layer = draw(node.layer());
			layer.setName(node.name());
			layers.add(layer);
			drawn.getLayers().add(layer);
			node.inputs().forEach(input -> connect(drawn, layers.get(input), layer));
		}
		return drawn;
	}

	private static void connect(Network drawn, dev.kirchhoff.model.Layer from, dev.kirchhoff.model.Layer to) {
		var connection = MAKE.createConnection();
		connection.setSource(from);
		connection.setTarget(to);
		drawn.getConnections().add(connection);
	}

	private static dev.kirchhoff.model.Layer draw(Layer layer) {
		return switch (layer) {
			case Layer.Input input -> {
				var made = MAKE.createInputLayer();
				made.setChannels(input.shape().channels());
				made.setHeight(input.shape().height());
				made.setWidth(input.shape().width());
				yield made;
			}
			case Layer.FullyConnected dense -> {
				var made = MAKE.createDenseLayer();
				made.setUnits(dense.outputs());
				made.setBias(dense.bias());
				yield made;
			}
			case Layer.Convolution convolution -> {
				var made = MAKE.createConvolutionLayer();
				made.setFilters(convolution.filters());
				made.setKernelHeight(convolution.kernelHeight());
				made.setKernelWidth(convolution.kernelWidth());
				made.setStride(convolution.stride());
				made.setPadding(convolution.padding());
				made.setBias(convolution.bias());
				yield made;
			}
			case Layer.Pooling pooling -> {
				var made = MAKE.createPoolingLayer();
				made.setKind(PoolingKind.getByName(pooling.kind().name()));
				if (pooling.kind() != Layer.PoolingKind.GLOBAL_AVERAGE) {
					made.setSize(pooling.size());
					made.setStride(pooling.stride());
					made.setPadding(pooling.padding());
					made.setCeil(pooling.ceil());
				}
				yield made;
			}
			case Layer.BatchNormalization normalization -> {
				var made = MAKE.createBatchNormalizationLayer();
				made.setEpsilon(decimal(normalization.epsilon()));
				yield made;
			}
			case Layer.Activation activation -> {
				var made = MAKE.createActivationLayer();
				made.setFunction(ActivationFunction.getByName(activation.function().name()));
				yield made;
			}
			case Layer.Clip clip -> {
				var made = MAKE.createClipLayer();
				made.setLow(decimal(clip.low()));
				made.setHigh(decimal(clip.high()));
				yield made;
			}
			case Layer.Pad pad -> {
				var made = MAKE.createPadLayer();
				made.setTop(pad.top());
				made.setBottom(pad.bottom());
				made.setLeft(pad.left());
				made.setRight(pad.right());
				made.setValue(decimal(pad.value()));
				yield made;
			}
			case Layer.Quantize quantize -> {
				var made = MAKE.createQuantizeLayer();
				made.setStep(decimal(quantize.step()));
				made.setZero(quantize.zero());
				made.setLow(quantize.low());
				made.setHigh(quantize.high());
				yield made;
			}
			case Layer.Dropout dropout -> {
				var made = MAKE.createDropoutLayer();
				made.setRate(decimal(dropout.rate()));
				yield made;
			}
			case Layer.Flatten _ -> MAKE.createFlattenLayer();
			case Layer.Add _ -> MAKE.createAddLayer();
			case Layer.Concatenate _ -> MAKE.createConcatenateLayer();
		};
	}

	/** The shortest decimal that gives this number back. */
	private static double decimal(float value) {
		return Double.parseDouble(Float.toString(value));
	}
}
