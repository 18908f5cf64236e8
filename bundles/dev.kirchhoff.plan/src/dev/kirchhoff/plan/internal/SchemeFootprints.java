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
				.map(scheme -> new Footprint(block.inputs() * scheme.instance().wordLinesPerInput(), block.outputs() * scheme.instance().bitLinesPerOutput()))
				.orElseGet(() -> ONE_CELL.of(allocation, block));
	}
}
