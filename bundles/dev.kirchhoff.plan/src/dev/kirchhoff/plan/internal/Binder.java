// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.device.DeviceSource;
import dev.kirchhoff.api.parameter.ParameterSchema.Binding;
import dev.kirchhoff.api.parameter.Spelling;
import dev.kirchhoff.model.Library;
import dev.kirchhoff.model.Network;
import dev.kirchhoff.model.Typed;
import dev.kirchhoff.plan.Contribution;
import dev.kirchhoff.plan.DataPlace;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.Kind;
import dev.kirchhoff.plan.KnownTypes;
import dev.kirchhoff.plan.NetworkFormats;
import dev.kirchhoff.plan.RequiredPlugins;
import dev.kirchhoff.solver.run.PluginWatch;
import dev.kirchhoff.solver.study.GivenWeights;
import dev.kirchhoff.solver.study.Use;

/** Turns typed elements of a model into extensions with their parameters; every problem is collected, with its place. */
final class Binder {
	private final Extensions extensions;
	private final DataPlace data;
	private final Problems problems;
	private final Map<List<Object>, Optional<Use<?>>> known = new HashMap<>();
	private final Map<String, String> inputs = new TreeMap<>();
	private final Map<String, String> plugins = new TreeMap<>();

	private final NetworkFormats networks;
	/** By content and network: points that have the same weights hold them once. */
	private final Map<List<Object>, GivenWeights> given = new HashMap<>();

	/** @param data where files are looked for that do not lie beside the project */
	Binder(Extensions extensions, DataPlace data, Problems problems) {
		this.extensions = extensions;
		this.data = data;
		this.problems = problems;
		networks = new NetworkFormats(extensions);
	}

	/** Files that were named by parameters, with the SHA-256 of their content. */
	Map<String, String> inputs() {
		return inputs;
	}

	/** Plug-ins that were used, with their versions. */
	Map<String, String> plugins() {
		return plugins;
	}

	/**
	 * Makes the extension of an element.
	 *
	 * @param name  what messages call it
	 * @param kinds what it may be, by preference
	 * @return empty if there is a problem, which has been noted
	 */
	@SuppressWarnings("unchecked")
	<T> Optional<Use<T>> bind(Typed element, String name, Class<T> type, Kind... kinds) {
		var contribution = find(element, kinds);
		if (contribution.isEmpty()) {
			return Optional.empty();
		}
		var values = new LinkedHashMap<String, String>();
		for (var parameter : element.getParameters()) {
			values.put(parameter.getName(), parameter.getValue());
		}
		var base = Places.directory(element);
		var key = List.<Object>of(contribution.get().kind(), contribution.get().id(), name, values, base);
		var made = known.get(key);
		if (made == null) {
			made = make(element, name, contribution.get(), values, base);
			known.put(key, made);
		}
		return made.map(use -> (Use<T>) use).filter(use -> type.isInstance(use.instance()));
	}

	private Optional<Contribution> find(Typed element, Kind... kinds) {
		String id = element.getType();
		if (id == null || id.isBlank()) {
			return Optional.empty(); // structural validation has said so
		}
		for (var kind : kinds) {
			var found = extensions.find(kind, id);
			if (found.isPresent()) {
				return found;
			}
		}
		var elsewhere = extensions.kinds(id);
		String wanted = kinds.length == 1 ? kinds[0].label() : "stage";
		var names = new ArrayList<String>();
		for (var kind : kinds) {
			extensions.of(kind).forEach(contribution -> names.add(contribution.id()));
		}
		String near = Spelling.nearest(id, names).map(candidate -> "did you mean " + candidate + "? ").orElse("");
		if (elsewhere.isEmpty()) {
			unknown(element, id, wanted, near, String.join(", ", names), kinds);
		} else {
			problems.error(element, "", "'" + id + "' is a " + elsewhere.iterator().next().label() + ", not a " + wanted, near + "use one of " + String.join(", ", names));
		}
		return Optional.empty();
	}

	/** A type that nobody provides: if the file or this machine knows who did, the message says so. */
	private void unknown(Typed element, String id, String wanted, String near, String names, Kind... kinds) {
		var required = EcoreUtil.getRootContainer(element) instanceof Library file ? RequiredPlugins.missing(file, id, extensions) : Optional.<RequiredPlugins.Entry>empty();
		var former = Arrays.stream(kinds).flatMap(kind -> KnownTypes.provider(kind, id).stream()).findFirst();
		String plugin = required.map(RequiredPlugins.Entry::text).or(() -> former.map(KnownTypes.Provider::origin)).map(name -> ": plug-in " + name + " that provides it is not installed").orElse("");
		String mend = required.filter(entry -> !entry.site().isEmpty() || former.isEmpty()).map(RequiredPlugins.Entry::mend).or(() -> former.map(KnownTypes.Provider::mend))
				.orElse("install the plug-in that provides it");
		problems.error(element, "", "unknown " + wanted + " type '" + id + "'" + plugin, near + mend + ", or use one of " + names);
	}

	/** A stranger's plug-in is called on a thread of its own: one that never comes back is given up. */
	private Optional<Use<?>> make(Typed element, String name, Contribution contribution, Map<String, String> given, Path base) {
		var use = new Use<>(name, contribution.id(), contribution.origin(), Map.of(), null);
		if (!use.isForeign()) {
			return bound(element, name, contribution, given, base);
		}
		try {
			return PluginWatch.attend(use, "planning", () -> bound(element, name, contribution, given, base));
		} catch (KirchhoffException e) {
			problems.error(element, "", e.getMessage(), e.mend());
			return Optional.empty();
		}
	}

	private Optional<Use<?>> bound(Typed element, String name, Contribution contribution, Map<String, String> given, Path base) {
		try {
			var search = new FileSearch(base, data, contribution.id());
			var binding = contribution.schema().bindFiles(given, (spec, written) -> search.find(written, spec.folder()));
			report(element, contribution, binding, search);
			if (binding.instance().isEmpty()) {
				return Optional.empty();
			}
			var values = new LinkedHashMap<>(binding.values());
			for (var found : binding.files().entrySet()) {
				String written = values.get(found.getKey());
				String hash = FileHashes.of(found.getValue());
				note(element, search, base.resolve(written), found.getValue(), hash);
				values.put(found.getKey(), written + " (sha256 " + hash + ")");
			}
			plugins.put(contribution.bundle(), contribution.version());
			KnownTypes.remember(contribution);
			Object instance = binding.instance().get();
			if (instance instanceof DeviceSource source) {
				instance = source.load();
			}
			Contract.check(instance);
			return Optional.of(new Use<>(name, contribution.id(), contribution.origin(), values, instance));
		} catch (CancellationException e) {
			throw e; // it was stopped
		} catch (KirchhoffException e) {
			problems.error(element, "", e.getMessage(), e.mend());
		} catch (IOException e) {
			problems.error(element, "", "a file cannot be read (" + e.getMessage() + ")", "check the file's path and rights");
		} catch (RuntimeException | LinkageError e) {
			problems.error(element, "", contribution.kind().label() + " " + contribution.id() + " of plug-in " + contribution.origin() + " failed: "
					+ (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()), "report it to the plug-in's provider");
		}
		return Optional.empty();
	}

	/**
	 * Takes a file among the inputs.
	 *
	 * @param written where it would be beside the project
	 * @param hash    SHA-256 of its content
	 */
	private void note(EObject element, FileSearch search, Path written, Path file, String hash) {
		var here = data.here(written);
		String known = inputs.putIfAbsent(Places.relative(element, here.startsWith(Places.directory(element)) ? here : written), hash);
		if (known != null && !known.equals(hash)) {
			inputs.put(search.withoutPlace(file).toString().replace('\\', '/'), hash); // the same name beside another library, or for another type
		}
	}

	/**
	 * The weights that a network comes with.
	 *
	 * @param network a drawn network that structural validation has passed
	 * @param wanted  the same as the engine has it
	 * @return empty if it comes without any, or if there is a problem, which has been noted
	 */
	Optional<GivenWeights> weights(Network network, dev.kirchhoff.numerics.network.Network wanted) {
		String written = network.getWeights();
		if (written == null || written.isBlank()) {
			return Optional.empty();
		}
		try {
			var search = new FileSearch(Places.directory(network), data, "");
			var found = WeightFile.find(search, network, problems);
			if (found.isEmpty()) {
				return Optional.empty();
			}
			var file = WeightFile.read(found.get(), networks);
			networks.contribution(found.get()).ifPresent(contribution -> plugins.put(contribution.bundle(), contribution.version()));
			var beside = search.base().resolve(written.strip());
			file.parts().forEach((part, hash) -> note(network, search, part.equals(found.get()) ? beside : beside.resolveSibling(found.get().getParent().relativize(part)), part, hash));
			return new WeightMatch(network, wanted, file.content().network(), found.get(), problems).check()
					? Optional.of(given.computeIfAbsent(List.of(file.key(), wanted), _ -> file.given(wanted, networks))) : Optional.empty();
		} catch (KirchhoffException e) {
			problems.error(network, "weights", e.getMessage(), e.mend());
		} catch (IOException e) {
			problems.error(network, "weights", "cannot be read (" + e.getMessage() + ")", "check the file's path and rights");
		} catch (RuntimeException | LinkageError e) {
			problems.error(network, "weights", "reading " + written + " failed: " + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()),
					"report it to the provider of the plug-in for files of this kind");
		}
		return Optional.empty();
	}

	/** Files that are missing are one problem: they come from one place. */
	private void report(Typed element, Contribution contribution, Binding binding, FileSearch search) {
		var missing = binding.missing();
		binding.faults().stream().filter(fault -> !missing.contains(fault.parameter())).forEach(fault -> problems.error(element, fault.parameter(), fault.what(), fault.mend()));
		if (missing.isEmpty()) {
			return;
		}
		var files = missing.stream().map(binding.values()::get).distinct().toList();
		var what = new StringBuilder(sentence(files.stream().map(file -> "'" + file + "'").toList())).append(files.size() == 1 ? " is missing" : " are missing");
		if (!files.stream().allMatch(file -> Path.of(file).isAbsolute())) {
			what.append("; looked in ").append(sentence(search.places())).append(", also for ").append(files.getFirst()).append(".gz")
					.append(files.size() == 1 ? "" : " and so on");
		}
		problems.error(element, missing.size() == 1 ? missing.getFirst() : "", what.toString(), contribution.obtain().isEmpty() ? mend(contribution, files.size()) : contribution.obtain());
	}

	/** What helps where the plug-in does not say how to get the files. */
	private static String mend(Contribution contribution, int files) {
		return "put " + (files == 1 ? "it" : "them") + " there, or name the folder with --data or " + DataPlace.VARIABLE
				+ (contribution.standIn().isEmpty() ? "" : ", or run on generated data with --data " + DataPlace.SYNTHETIC);
	}

	static String sentence(List<String> words) {
		return words.size() == 1 ? words.getFirst() : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
	}
}
