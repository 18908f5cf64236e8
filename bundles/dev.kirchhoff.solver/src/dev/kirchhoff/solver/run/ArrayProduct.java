// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.numerics.circuit.Truncation;
import dev.kirchhoff.numerics.dense.Dense;
import dev.kirchhoff.numerics.network.Inference;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.network.Product;
import dev.kirchhoff.numerics.network.Tensor;
import dev.kirchhoff.solver.study.Block;
import dev.kirchhoff.solver.study.Deployment;
import dev.kirchhoff.solver.study.Reading;

/**
 * A product as the tiles of arrays make it: inputs are limited to full scale and rounded to what DACs can put out, become voltages where
 * the tile encodes them so, and pass the cells; sums of currents are clipped and rounded by ADCs, and the numbers of blocks that share
 * outputs added up. Weights that lie on no array, or on one that is read without any of this, are multiplied exactly; so are biases,
 * which are added afterwards.
 * <p>
 * Full scale of the inputs is one value a node. Where neither it nor the range of an ADC is given, it is the largest that training
 * samples give in the network with linear cells. Inputs that can never be negative use one polarity and all codes for it, others the same
 * number on either side of 0. Confined to one thread at a time.
 */
final class ArrayProduct implements Product {
	/** Training samples to find full scales with, and products that all of them together may take. */
	private static final int CALIBRATION = 1000;
	private static final double CALIBRATION_WORK = 1e11;

	/** A node whose inputs have a full scale. */
	private static final class Drive {
		final List<Part> parts = new ArrayList<>();
		/** What is left for the exact product; null if nothing is. */
		float[] rest;
		/** Input at full scale; 0 until it is known. */
		float full;
		boolean signed;
	}

	/** A rectangle of a node's weights that is read in one way. */
	private static final class Part {
		final Block block;
		final Reading reading;
		final ArrayCurrents currents;
		/** Largest sum its converter can tell, as an output of the node; 0 until it is known. */
		float output;

		Part(Block block, Reading reading, ArrayCurrents currents, float output) {
			this.block = block;
			this.reading = reading;
			this.currents = currents;
			this.output = output;
		}
	}

	private final Network network;
	private final Parameters parameters;
	private final Product exact;
	private final Dense dense = Dense.get();
	/** Per node; null where products are exact. */
	private final Drive[] drives;
	private float[] signals = {};
	private float[] sums = {};

	/**
	 * The product that the copy which {@code fabric} decoded last gives.
	 *
	 * @param parameters what that copy shows
	 * @param training   to find full scales with
	 */
	ArrayProduct(Network network, Parameters parameters, Fabric fabric, Deployment deployment, Samples training) {
		this.network = network;
		this.parameters = parameters;
		exact = Product.exact(network, parameters);
		drives = new Drive[network.nodes().size()];
		var merged = new MergedBlocks(network, fabric, deployment);
		for (int b = 0; b < deployment.blocks().size(); b++) {
			var block = deployment.blocks().get(b);
			if (isDriven(fabric, deployment, block)) {
				var drive = drives[block.node()] == null ? drives[block.node()] = drive(block.node(), deployment, training) : drives[block.node()];
				var reading = fabric.reading(block);
				if (reading.adcBits() > 0) {
					drive.parts.add(new Part(block, reading, merged.alone(b, drive.signed), (float) (reading.adcRange() * fabric.outputPerAmpere(b))));
				} else {
					merged.add(b, drive.signed);
				}
				drive.rest = without(drive.rest, block);
			}
		}
		merged.each((block, reading, currents) -> drives[block.node()].parts.add(new Part(block, reading, currents, 0)));
		for (var drive : drives) {
			if (drive != null && MergedBlocks.isZero(drive.rest)) {
				drive.rest = null;
			}
		}
		calibrate(training);
	}

	/** Whether any block of a deployment is read otherwise than by an exact product. */
	static boolean among(Fabric fabric, Deployment deployment) {
		return deployment.blocks().stream().anyMatch(block -> isDriven(fabric, deployment, block));
	}

	private static boolean isDriven(Fabric fabric, Deployment deployment, Block block) {
		var reading = fabric.reading(block);
		return block.tensor() == Tensor.WEIGHTS && (reading.converts() || reading.byAmplitude() || deployment.inputs().limit(block.node()) > 0);
	}

	private Drive drive(int node, Deployment deployment, Samples training) {
		var drive = new Drive();
		drive.full = (float) deployment.inputs().limit(node);
		drive.signed = !new Signs(network, training).neverNegative(network.node(node).inputs().getFirst());
		drive.rest = parameters.weights(node).clone();
		return drive;
	}

	private float[] without(float[] weights, Block block) {
		int columns = network.matrix(block.node()).columns();
		for (int i = 0; i < block.inputs(); i++) {
			int at = (block.firstInput() + i) * columns + block.firstOutput();
			Arrays.fill(weights, at, at + block.outputs(), 0);
		}
		return weights;
	}

	private void calibrate(Samples training) {
		boolean inputs = false;
		boolean outputs = false;
		for (var drive : drives) {
			inputs |= drive != null && drive.full == 0;
			outputs |= drive != null && drive.parts.stream().anyMatch(part -> part.reading.adcBits() > 0 && part.output == 0);
		}
		if (inputs) {
			var open = new boolean[drives.length];
			for (int node = 0; node < open.length; node++) {
				open[node] = drives[node] != null && drives[node].full == 0;
			}
			watch(training, (drive, node, x, count) -> {
				if (open[node]) {
					for (int k = 0; k < network.matrix(node).rows() * count; k++) {
						drive.full = Math.max(drive.full, Math.abs(x[k]));
					}
				}
			});
		}
		if (outputs) {
			var open = new ArrayList<Part>();
			for (var drive : drives) {
				if (drive != null) {
					drive.parts.stream().filter(part -> part.reading.adcBits() > 0 && part.output == 0).forEach(open::add);
				}
			}
			watch(training, (drive, node, x, count) -> {
				for (var part : drive.parts) {
					if (open.contains(part)) {
						sums = grown(sums, part.block.outputs() * count);
						sum(drive, part, x, count, sums);
						for (int k = 0; k < part.block.outputs() * count; k++) {
							part.output = Math.max(part.output, Math.abs(sums[k]));
						}
					}
				}
			});
		}
	}

	/** Looks at what enters a driven node. */
	private interface Watcher {
		void see(Drive drive, int node, float[] x, int count);
	}

	/** Shows training samples to the network with linear cells. */
	private void watch(Samples training, Watcher watcher) {
		int count = (int) Math.clamp(CALIBRATION_WORK / products(), 1, Math.min(CALIBRATION, training.count()));
		var inputs = Arrays.copyOf(training.inputs(), count * training.features());
		new Inference(network).run(parameters, (node, x, n, y) -> {
			exact.multiply(node, x, n, y);
			if (drives[node] != null) {
				watcher.see(drives[node], node, x, n);
			}
		}, inputs, count, new float[count * network.outputShape().size()]);
	}

	/** Products that one sample takes. */
	private double products() {
		double products = 1;
		for (int node : network.weighted()) {
			products += (double) network.matrix(node).size() * network.shape(node).height() * network.shape(node).width();
		}
		return products;
	}

	/** Input of a node at full scale; 0 if its product is exact. */
	double inputLimit(int node) {
		return drives[node] == null ? 0 : drives[node].full;
	}

	/** @throws IllegalArgumentException if the node's product is exact */
	void inputLimit(int node, double limit) {
		if (drives[node] == null || !(limit > 0 && limit < Double.POSITIVE_INFINITY)) {
			throw new IllegalArgumentException("an input limit of " + limit + " for " + network.node(node).name());
		}
		drives[node].full = (float) limit;
	}

	/** How well kernels stand for the nonlinear cells of a node; null if it has none. */
	Truncation truncation(int node) {
		return drives[node] == null ? null : drives[node].parts.stream().map(part -> part.currents.truncation()).filter(t -> t != null).findFirst().orElse(null);
	}

	@Override
	public void multiply(int node, float[] x, int count, float[] y) {
		var drive = drives[node];
		if (drive == null) {
			exact.multiply(node, x, count, y);
			return;
		}
		int columns = network.matrix(node).columns();
		if (drive.rest == null && drive.parts.size() == 1 && drive.parts.getFirst().block.outputs() == columns) {
			sumAndConvert(drive, drive.parts.getFirst(), x, count, y);
			return;
		}
		if (drive.rest == null) {
			Arrays.fill(y, 0, columns * count, 0);
		} else {
			dense.sgemm(true, false, columns, count, network.matrix(node).rows(), 1, drive.rest, 0, columns, x, 0, count, 0, y, 0, count);
		}
		for (var part : drive.parts) {
			int size = part.block.outputs() * count;
			sums = grown(sums, size);
			sumAndConvert(drive, part, x, count, sums);
			int at = part.block.firstOutput() * count;
			for (int k = 0; k < size; k++) {
				y[at + k] += sums[k];
			}
		}
	}

	private void sumAndConvert(Drive drive, Part part, float[] x, int count, float[] into) {
		sum(drive, part, x, count, into);
		if (part.reading.adcBits() > 0) {
			round(into, 0, part.block.outputs() * count, part.output, codes(part.reading.adcBits(), true), true, into);
		}
	}

	/** Sets the sums of a part, as outputs of the node, before its output converter. */
	private void sum(Drive drive, Part part, float[] x, int count, float[] into) {
		int from = part.block.firstInput() * count;
		int length = part.block.inputs() * count;
		signals = grown(signals, length);
		if (part.reading.dacBits() > 0) {
			round(x, from, length, drive.full, codes(part.reading.dacBits(), drive.signed), drive.signed, signals);
		} else {
			limit(x, from, length, drive.signed ? -drive.full : 0, drive.full, signals);
		}
		part.currents.multiply(signals, count, drive.full, into);
	}

	/** Steps from 0 to full scale. */
	private static float codes(int bits, boolean signed) {
		return (float) (StrictMath.scalb(1.0, signed ? bits - 1 : bits) - 1);
	}

	private static void limit(float[] x, int offset, int length, float low, float high, float[] into) {
		for (int k = 0; k < length; k++) {
			into[k] = Math.max(low, Math.min(high, x[offset + k]));
		}
	}

	/** Clips to full scale and rounds to the nearest code; one bit with a sign tells only the sign. */
	private static void round(float[] x, int offset, int length, float full, float codes, boolean signed, float[] into) {
		if (full == 0) {
			Arrays.fill(into, 0, length, 0);
			return;
		}
		float low = signed ? -full : 0;
		float step = codes == 0 ? full : full / codes;
		for (int k = 0; k < length; k++) {
			float clipped = Math.clamp(x[offset + k], low, full);
			into[k] = codes == 0 ? Math.copySign(full, clipped) : step * (float) Math.rint(clipped / step);
		}
	}

	private static float[] grown(float[] array, int length) {
		return array.length >= length ? array : new float[length];
	}
}
