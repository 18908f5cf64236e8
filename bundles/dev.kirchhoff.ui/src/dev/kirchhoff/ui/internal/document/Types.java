// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.kirchhoff.model.DataSet;
import dev.kirchhoff.model.Device;
import dev.kirchhoff.model.Metric;
import dev.kirchhoff.model.Stage;
import dev.kirchhoff.model.Step;
import dev.kirchhoff.model.Typed;
import dev.kirchhoff.model.WeightScheme;
import dev.kirchhoff.plan.Contribution;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.Kind;

/** What the installed plug-ins offer, read once: plug-ins come and go with a restart. */
public final class Types {
	private static final class Holder {
		static final Extensions EXTENSIONS = Extensions.ofPlatform();
	}

	private Types() {
	}

	/** Everything that is installed; the first call takes a moment and may be made from any thread. */
	public static Extensions extensions() {
		return Holder.EXTENSIONS;
	}

	/** What an element of this kind can be. */
	public static List<Kind> kinds(Typed element) {
		return switch (element) {
			case Device _ -> List.of(Kind.DEVICE);
			case DataSet _ -> List.of(Kind.DATA_SET);
			case Step _ -> List.of(Kind.PREPROCESSING);
			case WeightScheme _ -> List.of(Kind.MAPPING_SCHEME);
			case Metric _ -> List.of(Kind.METRIC);
			case Stage _ -> List.of(Kind.TRAINER, Kind.PROGRAMMING_ALGORITHM, Kind.ON_CHIP_TRAINER, Kind.AGEING, Kind.CALIBRATION);
			default -> List.of();
		};
	}

	/** What the element can be made. */
	public static List<Contribution> offered(Typed element) {
		var offered = new ArrayList<Contribution>();
		kinds(element).forEach(kind -> offered.addAll(extensions().of(kind)));
		return offered;
	}

	/** What the element is, if the plug-in is installed. */
	public static Optional<Contribution> of(Typed element) {
		return element.getType() == null ? Optional.empty()
				: kinds(element).stream().map(kind -> extensions().find(kind, element.getType())).flatMap(Optional::stream).findFirst();
	}

	/** A type in a label: the last part of its id. */
	static String shortName(String type) {
		return type.substring(type.lastIndexOf('.') + 1);
	}
}
