// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Noisy;
import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.api.mapping.MappingScheme;
import dev.kirchhoff.model.Allocation;
import dev.kirchhoff.model.CrossbarArray;
import dev.kirchhoff.model.Mapping;
import dev.kirchhoff.model.Tile;
import dev.kirchhoff.model.WeightPart;
import dev.kirchhoff.numerics.circuit.Wiring;
import dev.kirchhoff.numerics.network.Tensor;
import dev.kirchhoff.plan.Kind;
import dev.kirchhoff.solver.study.ArrayPlan;
import dev.kirchhoff.solver.study.Block;
import dev.kirchhoff.solver.study.Deployment;
import dev.kirchhoff.solver.study.Inputs;
import dev.kirchhoff.solver.study.Ranges;
import dev.kirchhoff.solver.study.Reading;
import dev.kirchhoff.solver.study.Use;

/** Plans how a mapping lays a network on arrays. */
final class Deployments {
	/** Part of a current that rounding may take from an ohmic device. */
	private static final double OHMIC = 1e-6;

	private final Binder binder;
	private final Problems problems;

	Deployments(Binder binder, Problems problems) {
		this.binder = binder;
		this.problems = problems;
	}

	/** A block of weights, whatever its plane. */
	private record Place(int node, Tensor tensor, int firstInput, int inputs, int firstOutput, int outputs) {
	}

	/**
	 * Plans a mapping that structural validation has passed; empty if there is a problem, which has been noted.
	 *
	 * @param tolerance of the kernels for nonlinear cells
	 */
	Optional<Deployment> plan(Mapping mapping, Networks networks, double tolerance) {
		var scheme = binder.bind(mapping.getScheme(), Places.name(mapping), MappingScheme.class, Kind.MAPPING_SCHEME);
		if (scheme.isEmpty()) {
			return Optional.empty();
		}
		var arrays = new ArrayList<ArrayPlan>();
		var blocks = mapping.getAllocations().isEmpty() ? automatic(mapping, networks, scheme.get(), arrays) : allocated(mapping, networks, scheme.get(), arrays);
		if (problems.anyError()) {
			return Optional.empty();
		}
		blocks.forEach(block -> reading(mapping, scheme.get(), block, arrays));
		if (problems.anyError()) {
			return Optional.empty();
		}
		var scale = Deployment.Scale.valueOf(mapping.getScale().getName());
		var ranges = ranges(mapping, networks);
		var inputs = inputs(mapping, networks, tolerance);
		return Optional.of(new Deployment(arrays, scheme.get(), blocks, scale, ranges, inputs, key(arrays, scheme.get(), blocks, scale, ranges),
				readKey(arrays, inputs)));
	}

	/** Blocks as they were drawn. */
	private List<Block> allocated(Mapping mapping, Networks networks, Use<MappingScheme> scheme, List<ArrayPlan> arrays) {
		var indices = new LinkedHashMap<CrossbarArray, Integer>();
		var regions = new LinkedHashMap<Place, Block.Region[]>();
		var sources = new LinkedHashMap<Place, Allocation>();
		var planes = scheme.instance().planes();
		for (var allocation : mapping.getAllocations()) {
			var place = place(allocation, networks);
			if (allocation.getPlane() >= planes.size()) {
				problems.error(allocation, "plane", "scheme '" + mapping.getScheme().getType() + "' has no plane " + allocation.getPlane(),
						"use " + numbered(planes));
				continue;
			}
			var array = index(allocation.getArray(), indices, arrays);
			if (array.isEmpty()) {
				continue;
			}
			var region = new Block.Region(array.get(), allocation.getRow(), allocation.getColumn());
			var slots = regions.computeIfAbsent(place, _ -> new Block.Region[planes.size()]);
			if (slots[allocation.getPlane()] != null) {
				problems.error(allocation, "", "these weights are already placed on plane " + allocation.getPlane(), "remove one of the two allocations");
			}
			slots[allocation.getPlane()] = region;
			sources.put(place, allocation);
		}
		var blocks = new ArrayList<Block>();
		regions.forEach((place, slots) -> block(place, slots, planes, sources.get(place), arrays).ifPresent(blocks::add));
		return blocks;
	}

	/** All weights and biases, cut to fit onto the mapping's arrays. */
	private List<Block> automatic(Mapping mapping, Networks networks, Use<MappingScheme> scheme, List<ArrayPlan> arrays) {
		var indices = new LinkedHashMap<CrossbarArray, Integer>();
		for (var array : mapping.getArrays()) {
			index(array, indices, arrays);
		}
		if (mapping.getArrays().isEmpty()) {
			problems.error(mapping, "", "nothing is placed on an array", "name the arrays to place everything on in 'arrays', or add an allocation for each layer");
		}
		for (var array : arrays) {
			if (!array.device().key().equals(arrays.getFirst().device().key())) {
				problems.error(mapping, "arrays", "'" + arrays.getFirst().name() + "' and '" + array.name() + "' have different devices", "use arrays of the same device");
			}
		}
		if (problems.anyError()) {
			return List.of();
		}
		var network = networks.network();
		var matrices = new ArrayList<Placement.Matrix>();
		for (int node : placed(mapping, networks)) {
			var matrix = network.matrix(node);
			matrices.add(new Placement.Matrix(node, Tensor.WEIGHTS, matrix.rows(), matrix.columns()));
			if (network.length(node, Tensor.BIAS) > 0) {
				matrices.add(new Placement.Matrix(node, Tensor.BIAS, 1, matrix.columns()));
			}
		}
		var rows = arrays.stream().mapToInt(ArrayPlan::rows).toArray();
		var columns = arrays.stream().mapToInt(ArrayPlan::columns).toArray();
		var blocks = new Placement(scheme.instance(), rows, columns).place(matrices);
		if (blocks.isEmpty()) {
			long there = arrays.stream().mapToLong(array -> (long) array.rows() * array.columns()).sum();
			problems.error(mapping, "arrays", "the network does not fit: it takes " + cells(matrices, scheme.instance()) + " cells in rectangles, there are " + there, "add an array, or use larger ones");
		}
		return blocks.orElse(List.of());
	}

	/** Nodes that are placed automatically, in the network's order. */
	private static List<Integer> placed(Mapping mapping, Networks networks) {
		var chosen = mapping.getLayers().stream().map(networks.nodes()::get).collect(Collectors.toSet());
		return networks.network().weighted().stream().filter(node -> chosen.isEmpty() || chosen.contains(node)).toList();
	}

	/** Without reference lines that are shared. */
	private static long cells(List<Placement.Matrix> matrices, MappingScheme scheme) {
		long cells = 0;
		for (var matrix : matrices) {
			for (int plane = 0; plane < scheme.planes().size(); plane++) {
				cells += (long) matrix.inputs() * scheme.wordLinesPerInput() * scheme.bitLines(plane, matrix.outputs());
			}
		}
		return cells;
	}

	/** Currents of all planes of a block go to the same sense circuits. */
	private void reading(Mapping mapping, Use<MappingScheme> scheme, Block block, List<ArrayPlan> arrays) {
		var first = arrays.get(block.regions().getFirst().array());
		for (var region : block.regions()) {
			var other = arrays.get(region.array());
			if (!other.reading().equals(first.reading())) {
				problems.error(mapping, "", "planes of the same weights lie on arrays '" + first.name() + "' and '" + other.name() + "', whose tiles read differently",
						"give both tiles the same read voltage, transimpedance and converters");
			}
		}
		if (first.reading().byAmplitude() && scheme.instance().isDigital()) {
			problems.error(mapping, "", "'" + scheme.type() + "' reads its cells as bits, but the tile of array '" + first.name() + "' drives its word lines with the inputs' amplitudes",
					"set the tile's inputEncoding to duration");
		}
		if (scheme.instance().isDigital() && (first.reading().transimpedance() > 0 || first.reading().adcBits() > 0)) {
			problems.error(mapping, "", "'" + scheme.type() + "' reads its cells as bits, but the tile of array '" + first.name() + "' senses sums of currents",
					"set the tile's transimpedance and adcBits to 0");
		}
	}

	private static Ranges ranges(Mapping mapping, Networks networks) {
		var nodes = new TreeMap<Integer, Double>();
		mapping.getRanges().stream().filter(range -> range.getWeightRange() > 0)
				.forEach(range -> nodes.put(networks.nodes().get(range.getLayer()), range.getWeightRange()));
		return new Ranges(mapping.getWeightRange(), nodes);
	}

	private static Inputs inputs(Mapping mapping, Networks networks, double tolerance) {
		var limits = new TreeMap<Integer, Double>();
		mapping.getRanges().stream().filter(range -> range.getInputLimit() > 0)
				.forEach(range -> limits.put(networks.nodes().get(range.getLayer()), range.getInputLimit()));
		return new Inputs(limits, tolerance);
	}

	private static String numbered(List<String> planes) {
		var names = new ArrayList<String>();
		for (int p = 0; p < planes.size(); p++) {
			names.add(p + " (" + planes.get(p) + ")");
		}
		return String.join(" or ", names);
	}

	private static Place place(Allocation allocation, Networks networks) {
		int node = networks.nodes().get(allocation.getLayer());
		boolean bias = allocation.getPart() == WeightPart.BIAS;
		var matrix = networks.network().matrix(node);
		int rows = bias ? 1 : matrix.rows();
		int inputs = allocation.getInputs() == 0 ? rows - allocation.getFirstInput() : allocation.getInputs();
		int outputs = allocation.getOutputs() == 0 ? matrix.columns() - allocation.getFirstOutput() : allocation.getOutputs();
		return new Place(node, bias ? Tensor.BIAS : Tensor.WEIGHTS, allocation.getFirstInput(), inputs, allocation.getFirstOutput(), outputs);
	}

	private Optional<Block> block(Place place, Block.Region[] slots, List<String> planes, Allocation source, List<ArrayPlan> arrays) {
		Use<Device> device = null;
		for (int p = 0; p < slots.length; p++) {
			if (slots[p] == null) {
				problems.error(source, "", "these weights have no place for plane " + p + " (" + planes.get(p) + ")", "add an allocation with plane " + p);
				return Optional.empty();
			}
			var other = arrays.get(slots[p].array()).device();
			if (device != null && !device.key().equals(other.key())) {
				problems.error(source, "", "its planes lie on arrays of different devices, '" + device.name() + "' and '" + other.name() + "'",
						"use arrays of the same device");
				return Optional.empty();
			}
			device = other;
		}
		return Optional.of(new Block(place.node, place.tensor, place.firstInput, place.inputs, place.firstOutput, place.outputs, List.of(slots)));
	}

	private Optional<Integer> index(CrossbarArray array, Map<CrossbarArray, Integer> indices, List<ArrayPlan> arrays) {
		var known = indices.get(array);
		if (known != null) {
			return Optional.of(known);
		}
		var element = array.getCell().getDevice();
		var device = binder.bind(element, Places.name(element), Device.class, Kind.DEVICE);
		if (device.isEmpty()) {
			return Optional.empty();
		}
		var wiring = wiring(array);
		notSimulated(array, wiring, device.get());
		double failed = (1 - array.getCellYield()) / 2;
		arrays.add(new ArrayPlan(Places.name(array), array.getRows(), array.getColumns(), device.get(), scheme(array), array.getStuckAtLrs() + failed,
				array.getStuckAtHrs() + failed, wiring, reading(array)));
		indices.put(array, arrays.size() - 1);
		return Optional.of(arrays.size() - 1);
	}

	/** What is drawn but not computed must not be taken for computed. */
	private void notSimulated(CrossbarArray array, Wiring wiring, Use<Device> device) {
		var reading = reading(array);
		if (reading.byAmplitude()) {
			amplitudes(array, wiring, device);
		} else if (!wiring.isIdeal() && device.instance() instanceof StaticIV law && isCurved(array, device, law)) {
			problems.warning(array, "", "its nonlinear current-voltage curve is read as ohmic: cells of '" + device.name() + "' have the same conductance at every voltage",
					"set its wire, driver and sense resistances to 0, where all cells see the same voltage, or use an ohmic device");
		}
		if (reading.converts() && device.instance() instanceof Noisy) {
			problems.warning(array, "", "noise of single reads is added behind its output converters, not before them",
					"set the noise to 0, or dacBits and adcBits, to see each on its own");
		}
	}

	private void amplitudes(CrossbarArray array, Wiring wiring, Use<Device> device) {
		if (!(device.instance() instanceof StaticIV)) {
			problems.error(array, "", "its tile drives word lines with amplitudes, but nothing is known of the currents of '" + device.name() + "' (" + device.type() + ") at other voltages",
					"set the tile's inputEncoding to duration, or use a device that is StaticIV");
		}
		if (!wiring.isIdeal()) {
			problems.error(array, "", "its tile drives word lines with amplitudes, which studies compute without wires only",
					"set its wire, driver and sense resistances to 0, or the tile's inputEncoding to duration; 'kirchhoff circuit solve' computes single reads with wires");
		}
	}

	/** Whether currents at parts of the read voltage are not those parts of the current, at either end of the window. */
	private boolean isCurved(CrossbarArray array, Use<Device> device, StaticIV law) {
		double volt = reading(array).voltage();
		try {
			var window = device.instance().window();
			for (double g : new double[] { window.low(), window.high() }) {
				double whole = law.current(g, volt);
				for (double part : new double[] { 0.25, 0.5, 0.75 }) {
					if (Math.abs(law.current(g, part * volt) - part * whole) > OHMIC * Math.abs(whole)) {
						return true;
					}
				}
			}
		} catch (RuntimeException | LinkageError e) {
			problems.error(array.getCell().getDevice(), "", "device " + device.type() + " of plug-in " + device.bundle() + " failed: "
					+ (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()), "report it to the plug-in's provider");
		}
		return false;
	}

	/** That of the tile; an array without one is read exactly. */
	private static Reading reading(CrossbarArray array) {
		return array.eContainer() instanceof Tile tile
				? new Reading(tile.getReadVoltage(), Reading.Encoding.valueOf(tile.getInputEncoding().getName()), tile.getTransimpedance(), tile.getDacBits(), tile.getAdcBits(), tile.getAdcRange())
				: Reading.PLAIN;
	}

	/** That of the tile; an array without one has its other lines at ground. */
	private static BiasScheme scheme(CrossbarArray array) {
		return array.eContainer() instanceof Tile tile ? BiasScheme.valueOf(tile.getBiasScheme().getName()) : BiasScheme.GROUNDED;
	}

	/** Lines driven or sensed at both ends differ from others only where there is a resistance. */
	private static Wiring wiring(CrossbarArray array) {
		double word = array.getWordLineResistance();
		double bit = array.getBitLineResistance();
		double driver = array.getDriverResistance();
		double sense = array.getSenseResistance();
		return new Wiring(word, bit, driver, sense, array.isDoubleDrive() && word + driver > 0, array.isDoubleSense() && bit + sense > 0);
	}

	private static String key(List<ArrayPlan> arrays, Use<MappingScheme> scheme, List<Block> blocks, Deployment.Scale scale, Ranges ranges) {
		String hardware = arrays.stream().map(array -> array.name() + " " + array.rows() + "x" + array.columns() + " " + array.device().bundle() + " "
				+ array.device().key() + " " + array.scheme() + " " + array.stuckLrs() + " " + array.stuckHrs() + wires(array.wiring())).collect(Collectors.joining("; "));
		return hardware + " | " + scheme.bundle() + " " + scheme.key() + " | " + scale + " " + ranges + " | " + blocks;
	}

	/** How each array is driven and read. */
	private static String readKey(List<ArrayPlan> arrays, Inputs inputs) {
		return arrays.stream().map(array -> array.name() + " " + array.reading()).collect(Collectors.joining("; ")) + "; inputs: " + inputs;
	}

	/** Nothing for an ideal circuit. */
	private static String wires(Wiring wiring) {
		if (wiring.isIdeal()) {
			return "";
		}
		return ", ohm a segment " + wiring.wordLine() + " on word lines" + (wiring.driveBothEnds() ? " driven at both ends" : "") + " and " + wiring.bitLine() + " on bit lines"
				+ (wiring.senseBothEnds() ? " sensed at both ends" : "") + ", ohm a driver " + wiring.driver() + " and a sense circuit " + wiring.sense();
	}
}
