// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.training;

import java.util.List;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.mapping.MappingScheme;
import dev.kirchhoff.api.mapping.PlacedBlock;
import dev.kirchhoff.api.metric.Observation.ArrayState;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.random.RandomStream;

/**
 * What an on-chip trainer is given: one copy of a network on its arrays.
 *
 * @param copy    which copy of the cells is meant: its cells begin at index {@code copy * cells.perCopy()}
 * @param arrays  the arrays with their cells
 * @param blocks  which weights lie where on them
 * @param ranges  per block, weight that stands for the full conductance window
 * @param digital parameters of this copy; those that are not on an array may be changed
 * @param random  source of all its randomness
 * @param curve   is told how training goes
 * @since 1.0
 */
public record OnChipTask(Network network, DataSet data, MappingScheme scheme, int copy, List<ArrayState> arrays, List<PlacedBlock> blocks, double[] ranges,
		Parameters digital, RandomStream random, TrainingTask.Curve curve, Monitor monitor) {
}
