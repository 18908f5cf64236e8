// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.IExtension;
import org.eclipse.core.runtime.Platform;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.IdentityNamespace;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.plan.Contribution;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plugins.Plugin.Origin;
import dev.kirchhoff.plugins.internal.Declared;
import dev.kirchhoff.plugins.internal.Product;
import dev.kirchhoff.plugins.internal.Unresolved;

/** The plug-ins of the running platform, those that cannot be used among them. */
public final class Inventory {
	private final List<Plugin> plugins;
	private final Map<String, List<String>> notations;

	private Inventory(List<Plugin> plugins, Map<String, List<String>> notations) {
		this.plugins = plugins.stream().sorted(Comparator.comparing(Plugin::id).thenComparing(Plugin::version)).toList();
		this.notations = notations;
	}

	/** As it is now. Jars are read for their signatures, so it is not for the thread of a display. */
	public static Inventory ofPlatform() {
		var reading = new Reading();
		return new Inventory(reading.plugins(), reading.notations);
	}

	/** All, by id. */
	public List<Plugin> plugins() {
		return plugins;
	}

	/** Those that are not part of Kirchhoff. */
	public List<Plugin> foreign() {
		return plugins.stream().filter(plugin -> plugin.origin() != Origin.PRODUCT).toList();
	}

	public Optional<Plugin> find(String id) {
		return plugins.stream().filter(plugin -> plugin.id().equals(id)).findFirst();
	}

	/** Files with diagrams or with additions to them that a plug-in brings. */
	public List<String> notations(Plugin plugin) {
		return notations.getOrDefault(plugin.id(), List.of());
	}

	private static final class Reading {
		private static final String NOTATIONS = "dev.kirchhoff.diagram.notations";

		private final Product product = Product.running();
		private final Extensions extensions = Extensions.ofPlatform();
		private final Map<String, List<String>> notations = new TreeMap<>();
		private final Map<String, List<Problem>> problems = new TreeMap<>();
		private final Set<String> contributors = contributors();
		private final Bundle system = Platform.getBundle(Constants.SYSTEM_BUNDLE_SYMBOLICNAME);
		private final Unresolved unresolved = new Unresolved(system.adapt(FrameworkWiring.class));

		List<Plugin> plugins() {
			extensions.problems().forEach(problem -> problems.computeIfAbsent(problem.file(), _ -> new ArrayList<>()).add(problem));
			readNotations();
			var plugins = new ArrayList<Plugin>();
			for (var bundle : system.getBundleContext().getBundles()) {
				plugin(bundle).ifPresent(plugins::add);
			}
			plugins.addAll(Dropins.broken());
			return plugins;
		}

		private static Set<String> contributors() {
			var registry = Platform.getExtensionRegistry();
			return Declared.NAMESPACES.stream().flatMap(namespace -> Arrays.stream(registry.getExtensionPoints(namespace)))
					.flatMap(point -> Arrays.stream(point.getExtensions())).map(IExtension::getContributor).map(contributor -> contributor.getName()).collect(Collectors.toCollection(TreeSet::new));
		}

		private void readNotations() {
			for (var element : Platform.getExtensionRegistry().getConfigurationElementsFor(NOTATIONS)) {
				var id = element.getContributor().getName();
				var file = element.getAttribute("file");
				var bundle = Platform.getBundle(id);
				if (file == null || bundle == null || FileLocator.find(bundle, org.eclipse.core.runtime.Path.fromPortableString(file)) == null) {
					problems.computeIfAbsent(id, _ -> new ArrayList<>()).add(new Problem(Problem.Severity.WARNING, id, element.getName(),
							file == null ? "attribute file is missing in plugin.xml" : "file " + file + " is not in the plug-in", "report it to the plug-in's provider; the diagrams of this file are missing"));
				} else {
					notations.computeIfAbsent(id, _ -> new ArrayList<>()).add(file);
				}
			}
		}

		private Optional<Plugin> plugin(Bundle bundle) {
			var id = bundle.getSymbolicName();
			boolean resolved = (bundle.getState() & (Bundle.INSTALLED | Bundle.UNINSTALLED)) == 0;
			if (id == null || bundle.getState() == Bundle.UNINSTALLED) {
				return Optional.empty();
			}
			if (resolved && contributors.contains(id) && bundle.equals(Platform.getBundle(id))) {
				return Optional.of(plugin(bundle, problems.getOrDefault(id, List.of())));
			}
			if (product.owns(id)) {
				return Optional.empty();
			}
			var reasons = silent(bundle, resolved);
			return Dropins.isDropped(bundle) || !reasons.isEmpty() ? Optional.of(plugin(bundle, reasons)) : Optional.empty();
		}

		/** Why a bundle that would contribute does not. */
		private List<Problem> silent(Bundle bundle, boolean resolved) {
			var id = bundle.getSymbolicName();
			if (resolved && isSingleton(bundle) && !Dropins.isDropped(bundle)) {
				return List.of(); // the platform reads these, and would have found something
			}
			try {
				if (Declared.points(bundle).isEmpty() && !Dropins.isDropped(bundle)) {
					return List.of();
				}
				if (!resolved) {
					return unresolved.problems(bundle);
				}
				if (Declared.points(bundle).isEmpty()) {
					return List.of();
				}
			} catch (IOException e) {
				return List.of(Problem.error(id, "plugin.xml", "cannot be read: " + e.getMessage(), "report it to the plug-in's provider"));
			}
			return isSingleton(bundle) ? List.of()
					: List.of(Problem.error(id, "MANIFEST.MF", "Bundle-SymbolicName lacks ;singleton:=true, so that plugin.xml is not read", "add it, or report it to the plug-in's provider"));
		}

		private static boolean isSingleton(Bundle bundle) {
			return bundle.adapt(BundleRevision.class).getDeclaredCapabilities(IdentityNamespace.IDENTITY_NAMESPACE).stream()
					.anyMatch(identity -> "true".equals(identity.getDirectives().get(IdentityNamespace.CAPABILITY_SINGLETON_DIRECTIVE)));
		}

		private Plugin plugin(Bundle bundle, List<Problem> found) {
			var all = new ArrayList<>(found);
			var headers = bundle.getHeaders(Locale.getDefault().toString());
			var signature = Signature.NONE;
			try {
				signature = FileLocator.getBundleFileLocation(bundle).isPresent() ? Signatures.of(FileLocator.getBundleFileLocation(bundle).get().toPath()) : Signature.NONE;
			} catch (IOException e) {
				all.add(Problem.error(bundle.getSymbolicName(), "", "its jar cannot be read: " + e.getMessage(), "install it again"));
			}
			if (signature.state() == Signature.State.BROKEN) {
				all.add(new Problem(Problem.Severity.WARNING, bundle.getSymbolicName(), "", "its content has been changed since it was signed", "get it again from its provider"));
			}
			var id = bundle.getSymbolicName();
			boolean used = contributors.contains(id) && bundle.equals(Platform.getBundle(id));
			List<Contribution> contributions = used ? extensions.all().stream().filter(contribution -> contribution.bundle().equals(id)).toList() : List.of();
			return new Plugin(id, bundle.getVersion().toString(), text(headers.get(Constants.BUNDLE_NAME), id), text(headers.get(Constants.BUNDLE_VENDOR), ""), origin(bundle), signature,
					contributions, List.copyOf(new HashSet<>(all)));
		}

		private Origin origin(Bundle bundle) {
			if (Dropins.isDropped(bundle)) {
				return Origin.DROPPED;
			}
			return product.owns(bundle.getSymbolicName()) ? Origin.PRODUCT : Origin.INSTALLED;
		}

		private static String text(String header, String otherwise) {
			return header == null || header.isBlank() ? otherwise : header.strip();
		}
	}
}
