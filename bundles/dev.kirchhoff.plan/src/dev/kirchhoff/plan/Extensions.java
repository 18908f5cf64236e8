// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.InvalidRegistryObjectException;
import org.eclipse.core.runtime.Platform;

import dev.kirchhoff.api.device.Aged;
import dev.kirchhoff.api.device.Disturbed;
import dev.kirchhoff.api.device.Energetic;
import dev.kirchhoff.api.device.Enduring;
import dev.kirchhoff.api.device.Faulty;
import dev.kirchhoff.api.device.Gradual;
import dev.kirchhoff.api.device.Noisy;
import dev.kirchhoff.api.device.Pulsed;
import dev.kirchhoff.api.device.Readout;
import dev.kirchhoff.api.device.Relaxing;
import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.api.device.Tunable;
import dev.kirchhoff.api.parameter.ParameterSchema;
import dev.kirchhoff.model.io.Problem;

/** All types that installed plug-ins contribute. */
public final class Extensions {
	/** What a device may be able to do. */
	public static final List<Class<?>> CAPABILITIES = List.of(StaticIV.class, Tunable.class, Pulsed.class, Gradual.class, Disturbed.class, Faulty.class, Relaxing.class, Readout.class,
			Noisy.class, Aged.class, Enduring.class, Energetic.class);

	private final Map<Kind, Map<String, Contribution>> contributions = new LinkedHashMap<>();
	private final List<Problem> problems = new ArrayList<>();

	/** For tests and tools outside a running platform. */
	public Extensions(List<Contribution> all) {
		for (var kind : Kind.values()) {
			contributions.put(kind, new LinkedHashMap<>());
		}
		all.stream().sorted(Comparator.comparing(Contribution::id)).forEach(this::add);
	}

	/** Those of the running platform; none where none runs. A contribution that cannot be used is left out and named in {@link #problems()}. */
	public static Extensions ofPlatform() {
		if (!Platform.isRunning()) {
			return new Extensions(List.of());
		}
		var found = new ArrayList<Contribution>();
		var faults = new ArrayList<Problem>();
		for (var kind : Kind.values()) {
			for (var element : Platform.getExtensionRegistry().getConfigurationElementsFor(kind.point())) {
				try {
					found.add(read(kind, element));
				} catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
					faults.add(fault(kind, element, e));
				}
			}
		}
		var extensions = new Extensions(found);
		extensions.problems.addAll(faults);
		return extensions;
	}

	private static Contribution read(Kind kind, IConfigurationElement element) throws ReflectiveOperationException {
		String bundleName = element.getContributor().getName();
		var bundle = Platform.getBundle(bundleName);
		var type = bundle.loadClass(required(element, "class"));
		return of(kind, required(element, "id"), required(element, "name"), required(element, "description"), bundleName,
				bundle.getVersion().toString(), type).withFiles(element.getAttribute("obtain"), element.getAttribute("standIn"));
	}

	/**
	 * Describes a class as a contribution.
	 *
	 * @throws IllegalArgumentException if it is no record with declared parameters, or does not implement what its kind asks for
	 */
	public static Contribution of(Kind kind, String id, String name, String description, String bundle, String version, Class<?> type) {
		if (kind.types().stream().noneMatch(wanted -> wanted.isAssignableFrom(type))) {
			throw new IllegalArgumentException(type.getName() + " does not implement " + kind.types().getFirst().getName());
		}
		var capabilities = kind == Kind.DEVICE
				? CAPABILITIES.stream().filter(capability -> capability.isAssignableFrom(type)).map(Class::getSimpleName).toList()
				: List.<String>of();
		return new Contribution(kind, id, name, description, bundle, version, ParameterSchema.of(type), capabilities);
	}

	private static String required(IConfigurationElement element, String attribute) {
		String value = element.getAttribute(attribute);
		if (value == null || value.isBlank()) {
			throw new IllegalArgumentException("attribute " + attribute + " is missing in plugin.xml");
		}
		return value;
	}

	private static Problem fault(Kind kind, IConfigurationElement element, Throwable e) {
		String id;
		String bundle;
		try {
			id = element.getAttribute("id");
			bundle = element.getContributor().getName();
		} catch (InvalidRegistryObjectException gone) {
			id = "?";
			bundle = gone.getMessage();
		}
		String what = e instanceof ClassNotFoundException ? "class " + element.getAttribute("class") + " is not in the plug-in" : String.valueOf(e.getMessage());
		return new Problem(Problem.Severity.WARNING, bundle, kind.element() + " " + id, what, "report it to the plug-in's provider; the type cannot be used");
	}

	private void add(Contribution contribution) {
		var former = contributions.get(contribution.kind()).putIfAbsent(contribution.id(), contribution);
		if (former != null) {
			problems.add(new Problem(Problem.Severity.WARNING, contribution.bundle(), contribution.kind().element() + " " + contribution.id(),
					"plug-in " + former.bundle() + " already contributes this id", "remove one of the two plug-ins; the first one is used"));
		}
	}

	/** All, by kind and id. */
	public List<Contribution> all() {
		return contributions.values().stream().flatMap(map -> map.values().stream()).toList();
	}

	/** Those of a kind, by id. */
	public List<Contribution> of(Kind kind) {
		return List.copyOf(contributions.get(kind).values());
	}

	public Optional<Contribution> find(Kind kind, String id) {
		return Optional.ofNullable(contributions.get(kind).get(id));
	}

	/** Kinds under which this id is known. */
	public Set<Kind> kinds(String id) {
		var kinds = new TreeSet<Kind>();
		contributions.forEach((kind, map) -> {
			if (map.containsKey(id)) {
				kinds.add(kind);
			}
		});
		return kinds;
	}

	/** Contributions that cannot be used, and why. */
	public List<Problem> problems() {
		return List.copyOf(problems);
	}
}
