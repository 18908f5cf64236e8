// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins.internal;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.equinox.p2.metadata.IInstallableUnit;
import org.eclipse.equinox.p2.metadata.IRequirement;
import org.eclipse.equinox.p2.query.IQueryable;
import org.eclipse.equinox.p2.query.QueryUtil;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

import dev.kirchhoff.api.KirchhoffException;

/**
 * Whether what a plug-in needs, and what that needs in turn, is there. p2 finds out as well, but tells it as a tree of constraints;
 * this names the one thing that is missing.
 */
final class Fit {
	private static final Pattern JAVA = Pattern.compile("version=(\\d+)");

	private final IQueryable<IInstallableUnit> installed;
	private final IQueryable<IInstallableUnit> all;

	/** @param offered what could be installed beside what is installed */
	Fit(IQueryable<IInstallableUnit> installed, IQueryable<IInstallableUnit> offered) {
		this.installed = installed;
		this.all = QueryUtil.compoundQueryable(List.of(installed, offered));
	}

	/** What is missing for a plug-in; empty if nothing is. */
	Optional<KirchhoffException> missing(IInstallableUnit root) {
		var seen = new HashSet<IInstallableUnit>();
		var open = new ArrayDeque<IInstallableUnit>(List.of(root));
		while (!open.isEmpty()) {
			var unit = open.poll();
			if (!seen.add(unit) || isInstalled(unit)) {
				continue;
			}
			for (var requirement : unit.getRequirements()) {
				if (requirement.getMin() == 0 || requirement.getFilter() != null) {
					continue;
				}
				var found = all.query(QueryUtil.createMatchQuery(requirement.getMatches()), new NullProgressMonitor()).toUnmodifiableSet();
				if (found.isEmpty()) {
					return Optional.of(missing(unit, requirement));
				}
				open.addAll(found);
			}
		}
		return Optional.empty();
	}

	private boolean isInstalled(IInstallableUnit unit) {
		return !installed.query(QueryUtil.createIUQuery(unit.getId(), unit.getVersion()), new NullProgressMonitor()).isEmpty();
	}

	private KirchhoffException missing(IInstallableUnit unit, IRequirement requirement) {
		var who = Units.id(unit) + " " + unit.getVersion() + " ";
		var parameters = requirement.getMatches().getParameters();
		if (parameters.length >= 2 && parameters[0] instanceof String name && parameters[1] instanceof String namespace) {
			var there = versions(namespace, name);
			var plain = name.replaceFirst("\\.feature\\.group$", "");
			return new KirchhoffException(who + Needs.missing(namespace.equals("java.package") ? "package" : "plug-in", plain, range(requirement), there),
					Needs.mend(name, there));
		}
		if (parameters.length >= 2 && "osgi.ee".equals(parameters[0])) {
			var version = JAVA.matcher(String.valueOf(parameters[1]));
			return new KirchhoffException(who + "needs Java " + (version.find() ? version.group(1) : String.valueOf(parameters[1])) + "; this is Java " + Runtime.version().feature(),
					"start Kirchhoff with a newer Java");
		}
		return new KirchhoffException(who + "needs " + requirement + ", which is not here", "get a version of the plug-in for this Kirchhoff");
	}

	private List<Version> versions(String namespace, String name) {
		return all.query(QueryUtil.createMatchQuery("providedCapabilities.exists(c | c.namespace == $0 && c.name == $1)", namespace, name), new NullProgressMonitor()).toUnmodifiableSet().stream()
				.flatMap(unit -> unit.getProvidedCapabilities().stream()).filter(capability -> capability.getNamespace().equals(namespace) && capability.getName().equals(name))
				.map(capability -> osgi(capability.getVersion())).toList();
	}

	/** p2 keeps it as an expression, but shows it as it is written in a manifest. */
	private static VersionRange range(IRequirement requirement) {
		var text = requirement.toString();
		try {
			return new VersionRange(text.substring(text.lastIndexOf(' ') + 1));
		} catch (IllegalArgumentException e) {
			return null; // a version that OSGi does not know
		}
	}

	private static Version osgi(org.eclipse.equinox.p2.metadata.Version version) {
		return version.isOSGiCompatible() ? new Version(version.toString()) : Version.emptyVersion;
	}
}
