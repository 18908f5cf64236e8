// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.equinox.p2.metadata.IInstallableUnit;
import org.eclipse.equinox.p2.query.IQuery;
import org.eclipse.equinox.p2.query.IQueryable;
import org.eclipse.equinox.p2.query.QueryUtil;

import dev.kirchhoff.plugins.Change;

/** p2's units as plug-ins: features and the bundles in them. */
final class Units {
	private static final String FEATURE = ".feature.group";
	private static final String FEATURE_JAR = ".feature.jar";
	static final String BUNDLE = "osgi.bundle";

	private Units() {
	}

	/** As people know it. */
	static String id(IInstallableUnit unit) {
		var id = unit.getId();
		for (var suffix : List.of(FEATURE, FEATURE_JAR)) {
			if (id.endsWith(suffix)) {
				return id.substring(0, id.length() - suffix.length());
			}
		}
		return id;
	}

	static String name(IInstallableUnit unit) {
		var name = unit.getProperty(IInstallableUnit.PROP_NAME, null);
		return name == null ? id(unit) : name;
	}

	static String provider(IInstallableUnit unit) {
		var provider = unit.getProperty(IInstallableUnit.PROP_PROVIDER, null);
		return provider == null ? "" : provider;
	}

	static boolean isBundle(IInstallableUnit unit) {
		return unit.getArtifacts().stream().anyMatch(key -> key.getClassifier().equals(BUNDLE));
	}

	static Set<IInstallableUnit> query(IQueryable<IInstallableUnit> units, IQuery<IInstallableUnit> query) {
		return units.query(query, new NullProgressMonitor()).toUnmodifiableSet();
	}

	/** Versions of a feature or a bundle, newest first; of two with the same name the feature, which has the bundle in it. */
	static List<IInstallableUnit> versions(IQueryable<IInstallableUnit> units, String id) {
		var features = query(units, QueryUtil.createIUQuery(id.endsWith(FEATURE) ? id : id + FEATURE));
		var found = features.isEmpty() ? query(units, QueryUtil.createIUQuery(id)) : features;
		return found.stream().sorted(Comparator.comparing(IInstallableUnit::getVersion).reversed()).toList();
	}

	/** What a site means to be installed: what lies in its categories, or else its features, or else its bundles. By id, newest first. */
	static Map<String, List<IInstallableUnit>> offered(IQueryable<IInstallableUnit> units) {
		var found = new LinkedHashSet<IInstallableUnit>();
		query(units, QueryUtil.createIUCategoryQuery()).forEach(category -> found.addAll(query(units, QueryUtil.createIUCategoryMemberQuery(category))));
		if (found.isEmpty()) {
			found.addAll(query(units, QueryUtil.createIUGroupQuery()));
		}
		if (found.isEmpty()) {
			query(units, QueryUtil.ALL_UNITS).stream().filter(Units::isBundle).forEach(found::add);
		}
		return found.stream().filter(unit -> !QueryUtil.isCategory(unit) && !QueryUtil.isProduct(unit) && !id(unit).endsWith(".source"))
				.sorted(Comparator.comparing(IInstallableUnit::getVersion).reversed()).collect(Collectors.groupingBy(IInstallableUnit::getId, TreeMap::new, Collectors.toList()));
	}

	/** Units and all that they need, as far as it is there. */
	static Set<IInstallableUnit> closure(Collection<IInstallableUnit> roots, IQueryable<IInstallableUnit> units) {
		var closure = new LinkedHashSet<IInstallableUnit>();
		var open = new ArrayDeque<>(roots);
		while (!open.isEmpty()) {
			var unit = open.poll();
			if (closure.add(unit) && !QueryUtil.isFragment(unit)) { // p2's own fragments say how any bundle is installed, and so lead to all
				unit.getRequirements().forEach(requirement -> open.addAll(query(units, QueryUtil.createMatchQuery(requirement.getMatches()))));
			}
		}
		return closure;
	}

	/** The bundles that came, went or have another version. */
	static List<Change> changes(Set<IInstallableUnit> removed, Set<IInstallableUnit> added) {
		var before = versions(removed);
		var after = versions(added);
		var ids = new LinkedHashSet<>(before.keySet());
		ids.addAll(after.keySet());
		var changes = new ArrayList<Change>();
		for (var id : ids.stream().sorted().toList()) {
			var change = new Change(id, before.getOrDefault(id, ""), after.getOrDefault(id, ""));
			if (!change.before().equals(change.after())) {
				changes.add(change);
			}
		}
		return changes;
	}

	private static Map<String, String> versions(Set<IInstallableUnit> units) {
		return units.stream().filter(Units::isBundle).collect(Collectors.toMap(IInstallableUnit::getId, unit -> unit.getVersion().toString(), (one, _) -> one));
	}
}
