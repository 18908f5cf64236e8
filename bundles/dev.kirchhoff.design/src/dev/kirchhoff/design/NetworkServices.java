// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.design;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EObject;

import dev.kirchhoff.model.ActivationLayer;
import dev.kirchhoff.model.AddLayer;
import dev.kirchhoff.model.BatchNormalizationLayer;
import dev.kirchhoff.model.ClipLayer;
import dev.kirchhoff.model.ConcatenateLayer;
import dev.kirchhoff.model.Connection;
import dev.kirchhoff.model.ConvolutionLayer;
import dev.kirchhoff.model.DenseLayer;
import dev.kirchhoff.model.DropoutLayer;
import dev.kirchhoff.model.FlattenLayer;
import dev.kirchhoff.model.InputLayer;
import dev.kirchhoff.model.Layer;
import dev.kirchhoff.model.Network;
import dev.kirchhoff.model.PadLayer;
import dev.kirchhoff.model.PoolingKind;
import dev.kirchhoff.model.PoolingLayer;
import dev.kirchhoff.model.QuantizeLayer;
import dev.kirchhoff.model.WeightPart;
import dev.kirchhoff.model.validation.Finding;
import dev.kirchhoff.model.validation.Shapes;

/** What the diagram of a network asks. */
public class NetworkServices {

	/** Layers that only reshape, join or limit what flows. */
	public List<Layer> structuralLayers(Network network) {
		return network.getLayers().stream().filter(layer -> switch (layer) {
			case InputLayer _, DenseLayer _, ConvolutionLayer _, ActivationLayer _, PoolingLayer _, BatchNormalizationLayer _ -> false;
			default -> true;
		}).toList();
	}

	/** Name, what it does, and the size of its weights. */
	public String layerLabel(Layer layer) {
		var does = does(layer);
		var weights = isWeighted(layer) ? shapes(layer).flatMap(shapes -> shapes.matrix(layer, WeightPart.WEIGHTS)).map(matrix -> Text.times(matrix) + " weights").orElse("") : "";
		return Text.lines(Text.name(layer), does.equalsIgnoreCase(Text.name(layer)) ? "" : does, weights);
	}

	private static String does(Layer layer) {
		return switch (layer) {
			case InputLayer input when input.getHeight() == 1 && input.getWidth() == 1 -> Text.count(input.getChannels(), "value");
			case InputLayer input -> Text.times(input.getChannels(), input.getHeight(), input.getWidth());
			case DenseLayer dense -> Text.count(dense.getUnits(), "unit");
			case ConvolutionLayer conv -> Text.count(conv.getFilters(), "filter") + " " + Text.times(conv.getKernelHeight(), conv.getKernelWidth())
					+ (conv.getStride() == 1 ? "" : ", stride " + conv.getStride());
			case ActivationLayer activation -> activation.getFunction().getLiteral();
			case PoolingLayer pool when pool.getKind() == PoolingKind.GLOBAL_AVERAGE -> "global average";
			case PoolingLayer pool -> pool.getKind().getLiteral() + " " + Text.times(pool.getSize(), pool.getSize());
			case BatchNormalizationLayer _ -> "batch norm";
			case DropoutLayer dropout -> "dropout " + Text.number(dropout.getRate());
			case FlattenLayer _ -> "flatten";
			case AddLayer _ -> "add";
			case ConcatenateLayer _ -> "concatenate";
			case ClipLayer clip -> "clip " + Text.number(clip.getLow()) + " to " + Text.number(clip.getHigh());
			case PadLayer pad -> "pad " + pad.getTop() + ", " + pad.getBottom() + ", " + pad.getLeft() + ", " + pad.getRight();
			case QuantizeLayer quantize -> "quantise, " + Text.count(quantize.getHigh() - (long) quantize.getLow() + 1, "code");
			default -> "";
		};
	}

	/** What is wrong with a layer, what it gives, and its documentation. */
	public String layerTooltip(Layer layer) {
		var shapes = shapes(layer);
		var gives = shapes.flatMap(all -> all.output(layer)).map(shape -> "gives " + Text.times(shape)).orElse("");
		var bias = shapes.flatMap(all -> all.matrix(layer, WeightPart.BIAS)).map(matrix -> Text.count(matrix.outputs(), "bias").replaceFirst("biass$", "biases")).orElse("");
		var documentation = layer.getDocumentation() == null ? "" : layer.getDocumentation();
		return Text.lines(problem(layer), Text.lines(gives, bias).replace("\n", ", "), documentation);
	}

	/** Whether shapes do not fit, nothing reaches it, or it is in a loop. */
	public boolean isUnsound(Layer layer) {
		return !problem(layer).isEmpty();
	}

	private static String problem(Layer layer) {
		var shapes = shapes(layer);
		if (shapes.isEmpty()) {
			return "";
		}
		var said = shapes.get().findings().stream().filter(finding -> finding.element() == layer).map(Finding::what).collect(Collectors.joining("\n"));
		return said.isEmpty() && !shapes.get().order().contains(layer) ? Text.name(layer) + " is in a loop, or behind one" : said;
	}

	/** Whether the project maps this network, but never these weights. */
	public boolean isUnmapped(Layer layer) {
		var mappings = Projects.mappings(layer).stream().filter(mapping -> mapping.getNetwork() == layer.eContainer()).toList();
		return !mappings.isEmpty() && mappings.stream().noneMatch(mapping -> Placing.isPlaced(mapping, layer));
	}

	/** What flows on a connection: "3 × 32 × 32"; empty if it cannot be told. */
	public String shapeAfter(Connection connection) {
		return connection.getSource() == null ? "" : shapes(connection.getSource()).flatMap(shapes -> shapes.output(connection.getSource())).map(Text::times).orElse("");
	}

	/** Whether a connection is in a loop, or leads out of the network. */
	public boolean isBroken(Connection connection) {
		var source = connection.getSource();
		var target = connection.getTarget();
		if (source == null || target == null || source.eContainer() != connection.eContainer() || target.eContainer() != connection.eContainer()) {
			return true;
		}
		return shapes(source).filter(shapes -> !shapes.order().contains(source) || !shapes.order().contains(target)).isPresent();
	}

	public Network networkOf(EObject element) {
		return element.eContainer() instanceof Network network ? network : null;
	}

	/** Whether a connection may lead from here to there: not to itself, not twice, not into an input, not in a circle. */
	public boolean canFeed(Layer source, EObject target) {
		return target instanceof Layer layer && source.eContainer() instanceof Network network && fits(network, source, layer, null);
	}

	public boolean canBeginAt(Connection connection, EObject source) {
		return source instanceof Layer layer && connection.eContainer() instanceof Network network && fits(network, layer, connection.getTarget(), connection);
	}

	public boolean canEndAt(Connection connection, EObject target) {
		return target instanceof Layer layer && connection.eContainer() instanceof Network network && fits(network, connection.getSource(), layer, connection);
	}

	private static boolean fits(Network network, Layer source, Layer target, Connection but) {
		if (source == null || target == null || source == target || target instanceof InputLayer || target.eContainer() != network || source.eContainer() != network) {
			return false;
		}
		var others = network.getConnections().stream().filter(connection -> connection != but).toList();
		return others.stream().noneMatch(connection -> connection.getSource() == source && connection.getTarget() == target) && !reaches(others, target, source);
	}

	private static boolean reaches(List<Connection> connections, Layer from, Layer to) {
		var reached = new HashSet<Layer>(List.of(from));
		var size = 0;
		while (size < reached.size()) {
			size = reached.size();
			connections.stream().filter(connection -> reached.contains(connection.getSource())).forEach(connection -> reached.add(connection.getTarget()));
		}
		return reached.contains(to);
	}

	/** Whether something feeds a layer, which an input does not need. */
	public boolean hasInput(Layer layer) {
		return layer instanceof InputLayer || !(layer.eContainer() instanceof Network network) || network.getConnections().stream().anyMatch(connection -> connection.getTarget() == layer);
	}

	public String inputMissing(Layer layer) {
		return Text.name(layer) + " is connected to nothing before it";
	}

	/** The last layer that feeds nothing, but for this one. */
	public Layer openEnd(Layer layer) {
		if (!(layer.eContainer() instanceof Network network)) {
			return null;
		}
		var open = network.getLayers().stream()
				.filter(other -> other != layer && network.getConnections().stream().noneMatch(connection -> connection.getSource() == other) && fits(network, other, layer, null)).toList();
		return open.isEmpty() ? null : open.getLast();
	}

	/** Whether there is a layer to connect this one after. */
	public boolean canFollow(Layer layer) {
		return openEnd(layer) != null;
	}

	static boolean isWeighted(EObject layer) {
		return layer instanceof DenseLayer || layer instanceof ConvolutionLayer;
	}

	private static Optional<Shapes> shapes(Layer layer) {
		return layer.eContainer() instanceof Network network ? Optional.of(Shapes.latest(network)) : Optional.empty();
	}
}
