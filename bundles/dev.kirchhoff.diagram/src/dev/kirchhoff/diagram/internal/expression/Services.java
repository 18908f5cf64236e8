// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.expression;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.eclipse.emf.ecore.EObject;

/** Java methods that expressions call: public ones of public classes whose first parameter is an element. */
public final class Services {
	private record Service(Object owner, Method method) {
		boolean accepts(List<Object> arguments) {
			var types = method.getParameterTypes();
			if (types.length != arguments.size()) {
				return false;
			}
			for (int k = 0; k < types.length; k++) {
				if (!accepts(types[k], arguments.get(k))) {
					return false;
				}
			}
			return true;
		}

		private static boolean accepts(Class<?> type, Object value) {
			return value == null ? !type.isPrimitive() : box(type).isInstance(value);
		}

		private static Class<?> box(Class<?> type) {
			return type == int.class ? Integer.class : type == boolean.class ? Boolean.class : type == double.class ? Double.class : type == long.class ? Long.class : type;
		}
	}

	private final Map<String, List<Service>> byName = new HashMap<>();

	/**
	 * Makes the methods of a class callable. The first class that was added wins.
	 *
	 * @throws ReflectiveOperationException if it cannot be made an instance of
	 */
	public void add(Class<?> type) throws ReflectiveOperationException {
		var owner = type.getConstructor().newInstance();
		var methods = Arrays.stream(type.getMethods()).filter(Services::isService).sorted(Comparator.comparing(Method::toString)).toList();
		for (var method : methods) {
			byName.computeIfAbsent(method.getName(), _ -> new ArrayList<>()).add(new Service(owner, method));
		}
	}

	private static boolean isService(Method method) {
		return method.getDeclaringClass() != Object.class && method.getParameterCount() > 0 && EObject.class.isAssignableFrom(method.getParameterTypes()[0]) && Modifier.isPublic(method.getModifiers());
	}

	boolean has(String name) {
		return byName.containsKey(name);
	}

	/** The first method that takes these arguments, as {@code service:} chooses. */
	Object call(String name, List<Object> arguments) throws EvaluationException {
		for (var service : byName.getOrDefault(name, List.of())) {
			if (service.accepts(arguments)) {
				return call(service, arguments);
			}
		}
		throw missing(name, arguments);
	}

	/** The method whose first parameter is closest to the class of the receiver, as AQL chooses. */
	Object dispatch(String name, List<Object> arguments) throws EvaluationException {
		Service best = null;
		for (var service : byName.getOrDefault(name, List.of())) {
			if (service.accepts(arguments) && (best == null || best.method.getParameterTypes()[0].isAssignableFrom(service.method.getParameterTypes()[0]))) {
				best = service;
			}
		}
		if (best == null) {
			throw missing(name, arguments);
		}
		return call(best, arguments);
	}

	private EvaluationException missing(String name, List<Object> arguments) {
		if (!byName.containsKey(name)) {
			return new EvaluationException("there is no service '" + name + "'" + (byName.isEmpty() ? "" : "; known are " + String.join(", ", new TreeSet<>(byName.keySet()))));
		}
		return new EvaluationException("service '" + name + "' does not take (" + String.join(", ", arguments.stream().map(Services::kind).toList()) + ")");
	}

	private static String kind(Object value) {
		return value == null ? "null" : value instanceof EObject element ? element.eClass().getName() : value.getClass().getSimpleName();
	}

	private static Object call(Service service, List<Object> arguments) throws EvaluationException {
		try {
			return service.method.invoke(service.owner, arguments.toArray());
		} catch (InvocationTargetException e) {
			if (e.getCause() instanceof Error error && !(error instanceof LinkageError) && !(error instanceof StackOverflowError)) {
				throw error;
			}
			throw new EvaluationException("service '" + service.method.getName() + "' failed: " + e.getCause(), e.getCause());
		} catch (IllegalAccessException e) {
			throw new EvaluationException("service '" + service.method.getName() + "' cannot be called: its class is not public", e);
		}
	}
}
