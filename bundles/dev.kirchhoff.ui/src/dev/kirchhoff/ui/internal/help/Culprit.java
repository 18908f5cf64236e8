// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.help;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.eclipse.core.runtime.Platform;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.BundleWiring;

import dev.kirchhoff.plan.Kind;

/**
 * The plug-in that an error comes from: of the calls that were under way, the last one into a plug-in that contributes types, or into one that
 * is neither Kirchhoff's nor the platform's.
 *
 * @param plugin  symbolic name
 * @param version of it
 * @param method  that was called
 */
public record Culprit(String plugin, String version, String method) {
	/** Finds it from where a throwable, or one of its causes, was thrown. */
	public static Optional<Culprit> of(Throwable thrown) {
		return of(thrown, contributors(), new HashSet<>());
	}

	private static Optional<Culprit> of(Throwable thrown, Set<String> contributors, Set<Throwable> seen) {
		if (thrown == null || !seen.add(thrown)) {
			return Optional.empty();
		}
		var deeper = of(thrown.getCause(), contributors, seen);
		return deeper.isPresent() ? deeper
				: Arrays.stream(thrown.getStackTrace()).flatMap(frame -> owner(frame.getClassName()).stream().filter(bundle -> blamed(bundle, contributors))
						.map(bundle -> new Culprit(bundle.getSymbolicName(), bundle.getVersion().toString(), frame.getMethodName()))).findFirst();
	}

	private static boolean blamed(Bundle bundle, Set<String> contributors) {
		var name = bundle.getSymbolicName();
		return contributors.contains(name) || !name.startsWith("dev.kirchhoff.") && !name.startsWith("org.eclipse.") && !name.startsWith("org.osgi.")
				&& !name.startsWith("org.apache.");
	}

	private static Set<String> contributors() {
		var names = new HashSet<String>();
		for (var kind : Kind.values()) {
			for (var element : Platform.getExtensionRegistry().getConfigurationElementsFor(kind.point())) {
				names.add(element.getContributor().getName());
			}
		}
		return names;
	}

	/** The bundle that has a class inside, not one that could load it from another. */
	private static Optional<Bundle> owner(String className) {
		int dot = className.lastIndexOf('.');
		var folder = dot < 0 ? "/" : "/" + className.substring(0, dot).replace('.', '/');
		var file = className.substring(dot + 1) + ".class";
		return Arrays.stream(FrameworkUtil.getBundle(Culprit.class).getBundleContext().getBundles()).filter(bundle -> {
			var wiring = bundle.adapt(BundleWiring.class);
			return wiring != null && bundle.getBundleId() != 0 && !wiring.listResources(folder, file, BundleWiring.LISTRESOURCES_LOCAL).isEmpty();
		}).findFirst();
	}

	/** "plug-in org.example.device 1.2.0 failed in current()". */
	public String line() {
		return "plug-in " + plugin + " " + version + " failed in " + method + "()";
	}
}
