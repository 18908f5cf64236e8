// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.internal;

import java.util.Optional;

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
		return allocation.eContainer() instanceof Mapping mapping ? scheme(mapping).map(scheme -> footprint(scheme, allocation.getPlane(), block)).orElseGet(() -> ONE_CELL.of(allocation, block))
				: ONE_CELL.of(allocation, block);
	}

	@Override
	public int planes(Mapping mapping) {
		return scheme(mapping).map(scheme -> scheme.planes().size()).orElse(1);
	}

	private Optional<MappingScheme> scheme(Mapping mapping) {
		return mapping.getScheme() == null ? Optional.empty() : binder.bind(mapping.getScheme(), Places.name(mapping), MappingScheme.class, Kind.MAPPING_SCHEME).map(scheme -> scheme.instance());
	}

	/** A plane that the scheme does not have is reported elsewhere. */
	private static Footprint footprint(MappingScheme scheme, int plane, Matrix block) {
		boolean known = plane >= 0 && plane < scheme.planes().size();
		return new Footprint(block.inputs() * scheme.wordLinesPerInput(), known ? scheme.bitLines(plane, block.outputs()) : block.outputs(), known && scheme.isReference(plane));
	}
}
