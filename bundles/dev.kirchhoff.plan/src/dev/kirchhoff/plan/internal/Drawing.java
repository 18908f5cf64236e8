// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.emf.ecore.EObject;

import dev.kirchhoff.model.Allocation;
import dev.kirchhoff.model.CrossbarArray;
import dev.kirchhoff.model.KirchhoffFactory;
import dev.kirchhoff.model.Layer;
import dev.kirchhoff.model.Mapping;
import dev.kirchhoff.model.WeightPart;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.model.validation.Finding;
import dev.kirchhoff.model.validation.Footprints;
import dev.kirchhoff.model.validation.Matrix;
import dev.kirchhoff.model.validation.Validation;
import dev.kirchhoff.numerics.network.Tensor;
import dev.kirchhoff.plan.DataPlace;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.Placements;
import dev.kirchhoff.solver.study.Block;

/** What drawing a mapping needs of the planner. */
public final class Drawing {
	private static final double ANY_TOLERANCE = 1;

	private Drawing() {
	}

	/** Asks the plug-ins, for any thread. */
	public static Footprints footprints(Extensions extensions, DataPlace data) {
		var footprints = new SchemeFootprints(new Binder(extensions, data, new Problems()));
		return new Footprints() {
			@Override
			public synchronized Footprint of(Allocation allocation, Matrix block) {
				return footprints.of(allocation, block);
			}

			@Override
			public synchronized int planes(Mapping mapping) {
				return footprints.planes(mapping);
			}
		};
	}

	/**
	 * Places all weights as a study would.
	 *
	 * @param planned without allocations
	 * @param drawn   the mapping whose layers and arrays the allocations name; the same or the original of a copy
	 */
	public static Placements.Result place(Mapping planned, Mapping drawn, Extensions extensions, DataPlace data) {
		var problems = new Problems();
		var binder = new Binder(extensions, data, problems);
		faults(planned, new SchemeFootprints(new Binder(extensions, data, problems))).forEach(problems::add);
		if (problems.anyError()) {
			return new Placements.Result(List.of(), problems.all());
		}
		var deployment = new Deployments(binder, problems).plan(planned, Networks.of(planned.getNetwork()), ANY_TOLERANCE);
		var allocations = deployment.map(found -> allocations(found.blocks(), drawn)).orElse(List.of());
		return new Placements.Result(allocations, problems.all());
	}

	/** Errors of all that a placement depends on; the planner expects none. */
	private static List<Problem> faults(Mapping mapping, Footprints footprints) {
		var elements = new ArrayList<EObject>(List.of(mapping));
		mapping.eAllContents().forEachRemaining(elements::add);
		if (mapping.getNetwork() != null) {
			elements.add(mapping.getNetwork());
			mapping.getNetwork().eAllContents().forEachRemaining(elements::add);
		}
		for (var array : mapping.getArrays()) {
			elements.add(array);
			if (array.getCell() != null) {
				elements.add(array.getCell());
			}
		}
		return elements.stream().flatMap(element -> Validation.findings(element, footprints).stream()).map(Finding::problem).filter(Problem::isError).toList();
	}

	private static List<Allocation> allocations(List<Block> blocks, Mapping drawn) {
		Map<Integer, Layer> layers = new HashMap<>();
		Networks.of(drawn.getNetwork()).nodes().forEach((layer, node) -> layers.put(node, layer));
		var arrays = Placements.arrays(drawn);
		var allocations = new ArrayList<Allocation>();
		for (var block : blocks) {
			for (int plane = 0; plane < block.regions().size(); plane++) {
				allocations.add(allocation(block, plane, layers.get(block.node()), arrays));
			}
		}
		return allocations;
	}

	private static Allocation allocation(Block block, int plane, Layer layer, List<CrossbarArray> arrays) {
		var region = block.regions().get(plane);
		var allocation = KirchhoffFactory.eINSTANCE.createAllocation();
		allocation.setLayer(layer);
		allocation.setPart(block.tensor() == Tensor.BIAS ? WeightPart.BIAS : WeightPart.WEIGHTS);
		allocation.setPlane(plane);
		allocation.setFirstInput(block.firstInput());
		allocation.setInputs(block.inputs());
		allocation.setFirstOutput(block.firstOutput());
		allocation.setOutputs(block.outputs());
		allocation.setArray(arrays.get(region.array()));
		allocation.setRow(region.row());
		allocation.setColumn(region.column());
		return allocation;
	}
}
