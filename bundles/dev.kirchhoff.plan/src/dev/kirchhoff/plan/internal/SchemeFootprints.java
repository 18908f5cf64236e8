// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.internal;

import dev.kirchhoff.api.mapping.MappingScheme;
import dev.kirchhoff.model.Allocation;
import dev.kirchhoff.model.Mapping;
import dev.kirchhoff.model.validation.Footprints;
import dev.kirchhoff.model.validation.Matrix;
import dev.kirchhoff.plan.Kind;

/** Asks the mapping scheme's plug-in how many cells a weight takes. */
final class SchemeFootprints implements Footprints {
	private final Binder binder;

	SchemeFootprints(Binder binder) {
		this.binder = binder;
	}

	@Override
	public Footprint of(Allocation allocation, Matrix block) {
		if (!(allocation.eContainer() instanceof Mapping mapping) || mapping.getScheme() == null) {
			return ONE_CELL.of(allocation, block);
		}
		return binder.bind(mapping.getScheme(), Places.name(mapping), MappingScheme.class, Kind.MAPPING_SCHEME)
				.map(scheme -> footprint(scheme.instance(), allocation.getPlane(), block))
				.orElseGet(() -> ONE_CELL.of(allocation, block));
	}

	/** A plane that the scheme does not have is reported elsewhere. */
	private static Footprint footprint(MappingScheme scheme, int plane, Matrix block) {
		boolean known = plane >= 0 && plane < scheme.planes().size();
		return new Footprint(block.inputs() * scheme.wordLinesPerInput(), known ? scheme.bitLines(plane, block.outputs()) : block.outputs(), known && scheme.isReference(plane));
	}
}
