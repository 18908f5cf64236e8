// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.internal;

import dev.kirchhoff.api.data.DataSource;
import dev.kirchhoff.api.data.Preprocessing;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.mapping.MappingScheme;
import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.model.DataSet;
import dev.kirchhoff.model.NamedElement;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.Stage;
import dev.kirchhoff.model.Step;
import dev.kirchhoff.model.Typed;
import dev.kirchhoff.model.WeightScheme;
import dev.kirchhoff.plan.Kind;

/** Checks type and parameters of everything in a project, used by an experiment or not. */
final class TypeChecks {
	private TypeChecks() {
	}

	static void check(Project project, Binder binder) {
		project.eAllContents().forEachRemaining(element -> {
			if (element instanceof Typed typed) {
				check(typed, binder);
			}
		});
	}

	private static void check(Typed element, Binder binder) {
		String name = element instanceof NamedElement named ? Places.name(named) : String.valueOf(element.getType());
		switch (element) {
			case dev.kirchhoff.model.Device _ -> binder.bind(element, name, Device.class, Kind.DEVICE);
			case DataSet _ -> binder.bind(element, name, DataSource.class, Kind.DATA_SET);
			case Step _ -> binder.bind(element, name, Preprocessing.class, Kind.PREPROCESSING);
			case WeightScheme _ -> binder.bind(element, name, MappingScheme.class, Kind.MAPPING_SCHEME);
			case dev.kirchhoff.model.Metric _ -> binder.bind(element, name, Metric.class, Kind.METRIC);
			case Stage _ -> binder.bind(element, name, Object.class, Pipelines.STAGES);
			default -> {
				// a kind of typed element that is not for plug-ins
			}
		}
	}
}
