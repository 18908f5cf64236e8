// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.IdentityNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Namespace;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;

import dev.kirchhoff.model.io.Problem;

/** Why the framework does not take a bundle. */
public final class Unresolved {
	private static final Pattern FROM = Pattern.compile("\\(version>=([^)]+)\\)");
	private static final Pattern BELOW = Pattern.compile("\\(!\\(version>=([^)]+)\\)\\)");
	private static final Pattern UP_TO = Pattern.compile("\\(version<=([^)]+)\\)");
	private static final Pattern JAVA = Pattern.compile("version=(\\d+)");

	private final FrameworkWiring framework;

	public Unresolved(FrameworkWiring framework) {
		this.framework = framework;
	}

	/** All reasons that can be told. */
	public List<Problem> problems(Bundle bundle) {
		var reasons = new ArrayList<Problem>();
		missing(bundle, bundle.getSymbolicName(), reasons, new HashSet<>());
		if (reasons.isEmpty()) {
			another(bundle, reasons);
		}
		if (reasons.isEmpty()) {
			reasons.add(Problem.error(bundle.getSymbolicName(), "", refusal(bundle), "report it to the plug-in's provider"));
		}
		return reasons;
	}

	/** What a bundle needs may be there, and in turn need something that is not. */
	private void missing(Bundle bundle, String of, List<Problem> reasons, Set<Bundle> seen) {
		var revision = bundle.adapt(BundleRevision.class);
		if (revision == null || !seen.add(bundle)) {
			return;
		}
		var absent = new ArrayList<Need>();
		for (var requirement : revision.getDeclaredRequirements(null)) {
			if (Namespace.RESOLUTION_OPTIONAL.equals(requirement.getDirectives().get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE)) || isDynamic(requirement)) {
				continue;
			}
			var providers = framework.findProviders(requirement);
			if (providers.isEmpty()) {
				absent.add(need(requirement));
			} else if (providers.stream().allMatch(provider -> provider.getRevision().getBundle().getState() == Bundle.INSTALLED)) {
				providers.forEach(provider -> missing(provider.getRevision().getBundle(), of, reasons, seen));
			}
		}
		var prefix = of.equals(bundle.getSymbolicName()) ? "" : "plug-in " + bundle.getSymbolicName() + ", which it uses, ";
		Need.together(absent).forEach(need -> reasons.add(Problem.error(of, "", prefix + need.words(), need.mend())));
	}

	private static boolean isDynamic(Requirement requirement) {
		return PackageNamespace.RESOLUTION_DYNAMIC.equals(requirement.getDirectives().get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE));
	}

	/**
	 * What is not there.
	 *
	 * @param names of packages or plug-ins; empty for anything else
	 * @param other words for anything else
	 */
	private record Need(String what, List<String> names, VersionRange range, List<Version> there, String other) {
		private static final String FITTING = "get a version of the plug-in for this Kirchhoff";

		static Need other(String words) {
			return new Need("", List.of(), null, List.of(), words);
		}

		/** Packages of the same version are missed together. */
		static List<Need> together(List<Need> needs) {
			var groups = new LinkedHashMap<Need, List<String>>();
			needs.forEach(need -> groups.computeIfAbsent(new Need(need.what, List.of(), need.range, need.there, need.other), _ -> new ArrayList<>()).addAll(need.names));
			return groups.entrySet().stream().map(group -> new Need(group.getKey().what, group.getValue().stream().sorted().toList(), group.getKey().range, group.getKey().there, group.getKey().other))
					.toList();
		}

		String words() {
			return names.isEmpty() ? other : Needs.missing(what, String.join(", ", names), range, there);
		}

		String mend() {
			if (names.isEmpty()) {
				return other.startsWith("needs Java") ? "start Kirchhoff with a newer Java" : FITTING;
			}
			return Needs.mend(names.getFirst(), there);
		}
	}

	private Need need(Requirement requirement) {
		var filter = requirement.getDirectives().getOrDefault(Namespace.REQUIREMENT_FILTER_DIRECTIVE, "");
		return switch (requirement.getNamespace()) {
			case PackageNamespace.PACKAGE_NAMESPACE -> named("package", PackageNamespace.PACKAGE_NAMESPACE, filter);
			case BundleNamespace.BUNDLE_NAMESPACE -> named("plug-in", BundleNamespace.BUNDLE_NAMESPACE, filter.replace(BundleNamespace.CAPABILITY_BUNDLE_VERSION_ATTRIBUTE, "version"));
			case ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE -> java(filter);
			default -> Need.other("needs " + requirement.getNamespace() + " " + filter + ", which is not here");
		};
	}

	private Need named(String what, String namespace, String filter) {
		var matcher = Pattern.compile("\\(" + Pattern.quote(namespace) + "=([^)]+)\\)").matcher(filter);
		if (!matcher.find()) {
			return Need.other("needs " + what + " " + filter);
		}
		var name = matcher.group(1);
		var versions = framework.findProviders(new Any(namespace, name)).stream()
				.map(capability -> capability.getAttributes().get(namespace.equals(BundleNamespace.BUNDLE_NAMESPACE) ? BundleNamespace.CAPABILITY_BUNDLE_VERSION_ATTRIBUTE : "version"))
				.filter(Version.class::isInstance).map(Version.class::cast).distinct().sorted().toList();
		return new Need(what, List.of(name), range(filter), versions, "");
	}

	static VersionRange range(String filter) {
		var below = BELOW.matcher(filter);
		var upTo = UP_TO.matcher(filter);
		var from = FROM.matcher(filter.replaceAll(BELOW.pattern(), ""));
		var left = from.find() ? Version.parseVersion(from.group(1)) : Version.emptyVersion;
		if (below.find()) {
			return new VersionRange(VersionRange.LEFT_CLOSED, left, Version.parseVersion(below.group(1)), VersionRange.RIGHT_OPEN);
		}
		return upTo.find() ? new VersionRange(VersionRange.LEFT_CLOSED, left, Version.parseVersion(upTo.group(1)), VersionRange.RIGHT_CLOSED)
				: new VersionRange(VersionRange.LEFT_CLOSED, left, null, VersionRange.RIGHT_OPEN);
	}

	private static Need java(String filter) {
		var matcher = JAVA.matcher(filter);
		return Need.other("needs Java " + (matcher.find() ? matcher.group(1) : filter) + "; this is Java " + Runtime.version().feature());
	}

	/** Of a plug-in there can be but one version. */
	private void another(Bundle bundle, List<Problem> reasons) {
		for (var capability : framework.findProviders(new Any(IdentityNamespace.IDENTITY_NAMESPACE, bundle.getSymbolicName()))) {
			var other = capability.getRevision().getBundle();
			if (!other.equals(bundle) && (other.getState() & (Bundle.INSTALLED | Bundle.UNINSTALLED)) == 0) {
				reasons.add(Problem.error(bundle.getSymbolicName(), "", "version " + other.getVersion() + " of it is in use, this one (" + bundle.getVersion() + ") is not",
						"remove the one that you do not want"));
			}
		}
	}

	private static String refusal(Bundle bundle) {
		try {
			bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
			return "is not in use yet";
		} catch (BundleException e) {
			return "does not fit: " + String.valueOf(e.getMessage()).lines().map(String::strip).reduce((first, last) -> last).orElse("for an unknown reason");
		}
	}

	/** Whatever has this name, in any version. */
	private record Any(String namespace, String name) implements Requirement {
		@Override
		public String getNamespace() {
			return namespace;
		}

		@Override
		public Map<String, String> getDirectives() {
			return Map.of(Namespace.REQUIREMENT_FILTER_DIRECTIVE, "(" + namespace + "=" + name + ")");
		}

		@Override
		public Map<String, Object> getAttributes() {
			return Map.of();
		}

		@Override
		public Resource getResource() {
			return null;
		}
	}
}
