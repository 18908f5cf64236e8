// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.pack;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/**
 * What bundles need to run, as the framework has wired them: the bundles that they require, those bundles' fragments, and so on. A display
 * is left out where it is optional.
 */
final class Wiring {
	private static final String DISPLAY = "org.eclipse.swt";

	private final Map<Bundle, Boolean> displays = new HashMap<>();

	private record Wire(Bundle provider, boolean optional) {
	}

	/** These bundles and everything that they need. */
	Set<Bundle> closure(Collection<Bundle> roots) {
		return reached(roots, wire -> !wire.optional() || !needsDisplay(wire.provider()));
	}

	/** Whether a bundle cannot do without a display. */
	boolean needsDisplay(Bundle bundle) {
		var known = displays.get(bundle);
		if (known == null) {
			known = mandatory(bundle).stream().anyMatch(needed -> DISPLAY.equals(needed.getSymbolicName()));
			displays.put(bundle, known);
		}
		return known;
	}

	private static Set<Bundle> mandatory(Bundle root) {
		var found = new HashSet<Bundle>();
		var open = new ArrayDeque<>(List.of(root));
		while (!open.isEmpty()) {
			var bundle = open.remove();
			if (found.add(bundle)) {
				wires(bundle).stream().filter(wire -> !wire.optional()).map(Wire::provider).forEach(open::add);
			}
		}
		return found;
	}

	private Set<Bundle> reached(Collection<Bundle> roots, java.util.function.Predicate<Wire> followed) {
		var found = new HashSet<Bundle>();
		var open = new ArrayDeque<>(roots);
		while (!open.isEmpty()) {
			var bundle = open.remove();
			if (found.add(bundle)) {
				wires(bundle).stream().filter(followed).map(Wire::provider).forEach(open::add);
				fragments(bundle).stream().filter(fragment -> !needsDisplay(fragment)).forEach(open::add);
			}
		}
		return found;
	}

	/** What a bundle itself requires; a fragment's requirements are wired at its host. */
	private static List<Wire> wires(Bundle bundle) {
		var wires = new ArrayList<Wire>();
		var own = bundle.adapt(BundleWiring.class);
		if (own == null) {
			return wires;
		}
		collect(bundle, own, wires);
		for (var wire : own.getRequiredWires(HostNamespace.HOST_NAMESPACE)) {
			collect(bundle, wire.getProviderWiring(), wires);
		}
		return wires;
	}

	private static void collect(Bundle bundle, BundleWiring wiring, List<Wire> wires) {
		for (var wire : wiring.getRequiredWires(null)) {
			if (wire.getRequirer().getBundle().equals(bundle)) {
				wires.add(new Wire(wire.getProvider().getBundle(), isOptional(wire)));
			}
		}
	}

	private static boolean isOptional(BundleWire wire) {
		var resolution = wire.getRequirement().getDirectives().get(Constants.RESOLUTION_DIRECTIVE);
		return Constants.RESOLUTION_OPTIONAL.equals(resolution) || "dynamic".equals(resolution);
	}

	private static List<Bundle> fragments(Bundle host) {
		var wiring = host.adapt(BundleWiring.class);
		return wiring == null ? List.of() : wiring.getProvidedWires(HostNamespace.HOST_NAMESPACE).stream().map(wire -> wire.getRequirer().getBundle()).toList();
	}
}
