// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.parameter;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The parameters of one extension, read from its record, and how values become an instance of it.
 *
 * @since 1.0
 */
public final class ParameterSchema {
	private final Class<? extends Record> type;
	private final List<ParameterSpec> parameters;
	/** Defaults that nobody can change, by the text they are given as: a sweep asks for them at every point. */
	private final Map<ParameterSpec, Known> defaults = new ConcurrentHashMap<>();

	private record Known(Object value, String canonical) {
	}

	private ParameterSchema(Class<? extends Record> type, List<ParameterSpec> parameters) {
		this.type = type;
		this.parameters = parameters;
	}

	/**
	 * Something wrong with the value of one parameter.
	 *
	 * @param parameter its name
	 * @param what      what is wrong
	 * @param mend      what the person can do about it
	 */
	public record Fault(String parameter, String what, String mend) {
	}

	/**
	 * What became of a set of values: an instance if there is no fault, else all faults at once.
	 *
	 * @param values the value of every parameter, defaults included, as text that reads back to the same value; the same text for the
	 *               same value, however it was written; a file stays as it was written
	 * @param files   what was found, by parameter
	 * @param missing parameters whose file is not there; each of them is among the faults, too
	 */
	public record Binding(Optional<Record> instance, Map<String, String> values, Map<String, Path> files, List<String> missing, List<Fault> faults) {
	}

	/**
	 * Reads the declaration. A component without {@link Parameter} whose type is a record is a group: its parameters are the extension's,
	 * as if they stood in its place.
	 *
	 * @throws IllegalArgumentException if the class is no record, a component lacks its {@link Parameter} or has a type that is no
	 *                                  parameter type, two parameters have one name, or a group contains itself; a fault of the plug-in's
	 *                                  author
	 */
	public static ParameterSchema of(Class<?> type) {
		if (!type.isRecord()) {
			throw new IllegalArgumentException(type.getName() + " is no record: an extension is a record whose components are its parameters");
		}
		var specs = new LinkedHashMap<String, ParameterSpec>();
		collect(type, List.of(), specs);
		return new ParameterSchema(type.asSubclass(Record.class), List.copyOf(specs.values()));
	}

	/** @param around the records that this one is a group of, from the outside in */
	private static void collect(Class<?> type, List<Class<?>> around, Map<String, ParameterSpec> specs) {
		if (around.contains(type)) {
			throw new IllegalArgumentException(type.getName() + " is a group of parameters that contains itself");
		}
		var within = Stream.concat(around.stream(), Stream.of(type)).toList();
		for (var component : type.getRecordComponents()) {
			if (isGroup(component)) {
				collect(component.getType(), within, specs);
			} else if (specs.putIfAbsent(component.getName(), spec(type, component)) != null) {
				throw new IllegalArgumentException(type.getName() + "." + component.getName() + ": " + within.getFirst().getName() + " has another parameter of this name");
			}
		}
	}

	private static boolean isGroup(RecordComponent component) {
		return component.getType().isRecord() && component.getAnnotation(Parameter.class) == null;
	}

	private static ParameterSpec spec(Class<?> owner, RecordComponent component) {
		String place = owner.getName() + "." + component.getName();
		var declared = component.getAnnotation(Parameter.class);
		if (declared == null) {
			throw new IllegalArgumentException(place + " has no @Parameter");
		}
		var kind = component.getType();
		boolean known = kind == double.class || kind == int.class || kind == long.class || kind == boolean.class
				|| kind == String.class || kind == Path.class || kind == double[].class || kind == int[].class || kind.isEnum();
		if (!known) {
			throw new IllegalArgumentException(place + ": " + kind.getSimpleName() + " is no parameter type");
		}
		List<String> choices = kind.isEnum()
				? Arrays.stream(kind.getEnumConstants()).map(constant -> ParameterSpec.spelling((Enum<?>) constant)).toList()
				: List.of();
		var spec = new ParameterSpec(component.getName(), kind, unit(place, declared),
				declared.value().equals(Parameter.REQUIRED) ? null : declared.value(), declared.min(), declared.max(), choices,
				declared.doc(), declared.folder(), declared.label().isEmpty() ? ParameterSpec.words(component.getName()) : declared.label(), List.of(declared.examples()), declared.lines());
		if (spec.defaultValue() != null && !(spec.isFile() && spec.defaultValue().isEmpty())) {
			try {
				spec.read(spec.defaultValue());
			} catch (IllegalArgumentException | ArithmeticException e) {
				throw new IllegalArgumentException(place + ": its own default does not fit: " + e.getMessage(), e);
			}
		}
		return spec;
	}

	private static Unit unit(String place, Parameter declared) {
		try {
			return Unit.parse(declared.unit());
		} catch (IllegalArgumentException e) {
			throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
		}
	}

	/** The extension's class. */
	public Class<? extends Record> type() {
		return type;
	}

	public List<ParameterSpec> parameters() {
		return parameters;
	}

	/** The parameter of that name, if declared. */
	public Optional<ParameterSpec> parameter(String name) {
		return parameters.stream().filter(spec -> spec.name().equals(name)).findFirst();
	}

	/**
	 * Makes an instance.
	 *
	 * @param given   values by name, as a person wrote them; those not given take their default
	 * @param resolve turns a file as written into an absolute one; of one that is not there, into where it should be
	 * @return the instance, or everything that is wrong
	 */
	public Binding bind(Map<String, String> given, UnaryOperator<Path> resolve) {
		return bindFiles(given, (_, written) -> resolve.apply(written));
	}

	/**
	 * As {@link #bind}, where files are looked for in another way than folders.
	 *
	 * @param resolve also given the parameter
	 */
	public Binding bindFiles(Map<String, String> given, BiFunction<ParameterSpec, Path, Path> resolve) {
		var faults = new ArrayList<Fault>();
		for (var name : given.keySet()) {
			if (parameter(name).isEmpty()) {
				faults.add(new Fault(name, "unknown parameter", parameters.isEmpty() ? "remove it, this type has none" : suggestion(name)));
			}
		}
		var values = new LinkedHashMap<String, String>();
		var files = new LinkedHashMap<String, Path>();
		var missing = new ArrayList<String>();
		var arguments = new Object[parameters.size()];
		for (int i = 0; i < arguments.length; i++) {
			var spec = parameters.get(i);
			String text = given.getOrDefault(spec.name(), spec.defaultValue());
			if (text == null || spec.isFile() && text.isEmpty() && spec.defaultValue() == null) {
				faults.add(new Fault(spec.name(), "no value", "give " + spec.wish() + (spec.examples().isEmpty() ? " (" + spec.doc() + ")" : "")));
				continue;
			}
			values.put(spec.name(), text);
			try {
				if (!spec.isFile()) {
					var known = known(spec, text);
					arguments[i] = known.value;
					values.put(spec.name(), known.canonical);
				} else if (!text.isEmpty()) {
					var file = resolve.apply(spec, Path.of(text));
					files.put(spec.name(), file);
					arguments[i] = readable(file, spec.folder());
				}
			} catch (IllegalArgumentException | ArithmeticException e) {
				faults.add(new Fault(spec.name(), e.getMessage(), "give " + spec.wish()));
				if (files.containsKey(spec.name()) && !Files.exists(files.get(spec.name()))) {
					missing.add(spec.name());
				}
				files.remove(spec.name());
			}
		}
		if (!faults.isEmpty()) {
			return new Binding(Optional.empty(), values, files, missing, List.copyOf(faults));
		}
		try {
			return new Binding(Optional.of(make(type, Arrays.asList(arguments).iterator())), values, files, List.of(), List.of());
		} catch (InvocationTargetException e) {
			if (e.getCause() instanceof InvalidParametersException invalid) {
				return new Binding(Optional.empty(), values, files, List.of(), invalid.faults());
			}
			if (e.getCause() instanceof CancellationException cancelled) {
				throw cancelled;
			}
			if (e.getCause() instanceof Error error) {
				throw error;
			}
			String what = e.getCause().getMessage() == null ? e.getCause().getClass().getSimpleName() : e.getCause().getMessage();
			var fault = new Fault("", what, "change the values that contradict each other");
			return new Binding(Optional.empty(), values, files, List.of(), List.of(fault));
		} catch (ReflectiveOperationException e) {
			throw new IllegalStateException(type.getName() + " cannot be made", e);
		}
	}

	private Known known(ParameterSpec spec, String text) {
		var known = text.equals(spec.defaultValue()) ? defaults.get(spec) : null;
		if (known != null) {
			return known;
		}
		Object value = spec.read(text);
		var read = new Known(value, spec.canonical(value));
		if (text.equals(spec.defaultValue()) && !value.getClass().isArray()) {
			defaults.put(spec, read);
		}
		return read;
	}

	/** @param arguments in the order of the parameters */
	private static Record make(Class<? extends Record> type, Iterator<Object> arguments) throws ReflectiveOperationException {
		var components = type.getRecordComponents();
		var types = new Class<?>[components.length];
		var values = new Object[components.length];
		for (int i = 0; i < components.length; i++) {
			types[i] = components[i].getType();
			values[i] = isGroup(components[i]) ? make(types[i].asSubclass(Record.class), arguments) : arguments.next();
		}
		var constructor = type.getDeclaredConstructor(types);
		constructor.setAccessible(true);
		return constructor.newInstance(values);
	}

	private static Path readable(Path file, boolean folder) {
		if (Files.isDirectory(file) && !folder) {
			throw new IllegalArgumentException("'" + file + "' is a folder");
		}
		if (!Files.isReadable(file)) {
			throw new IllegalArgumentException("'" + file + "' is missing or cannot be read");
		}
		return file;
	}

	private String suggestion(String name) {
		var names = parameters.stream().map(ParameterSpec::name).toList();
		return Spelling.nearest(name, names).map(found -> "did you mean " + found + "?").orElse("known are " + String.join(", ", names));
	}
}
