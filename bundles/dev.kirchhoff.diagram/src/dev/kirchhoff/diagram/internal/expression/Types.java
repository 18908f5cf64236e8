// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EClassifier;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.EcorePackage;

/** Names of classes as a notation writes them: {@code pkg::Class}, {@code pkg.Class}, {@code Class} or {@code nsURI#//Class}. */
public final class Types {
	private final List<EPackage> packages = new ArrayList<>();
	private final Map<String, Optional<EClassifier>> known = new ConcurrentHashMap<>();

	/** @param packages searched first, in this order; then Ecore and what is registered */
	public Types(List<EPackage> packages) {
		this.packages.addAll(packages);
		this.packages.add(EcorePackage.eINSTANCE);
	}

	public Optional<EClassifier> find(String name) {
		return known.computeIfAbsent(name.strip(), this::search);
	}

	public Optional<EClass> findClass(String name) {
		return find(name).filter(EClass.class::isInstance).map(EClass.class::cast);
	}

	private Optional<EClassifier> search(String name) {
		int hash = name.indexOf("#//");
		if (hash >= 0) {
			return all().values().stream().filter(one -> one.getNsURI().equals(name.substring(0, hash))).map(one -> one.getEClassifier(name.substring(hash + 3))).filter(java.util.Objects::nonNull).findFirst();
		}
		var parts = name.split("::|\\.");
		var simple = parts[parts.length - 1];
		return all().values().stream().filter(one -> parts.length == 1 || one.getName().equals(parts[parts.length - 2])).map(one -> one.getEClassifier(simple)).filter(java.util.Objects::nonNull).findFirst();
	}

	/** By namespace, so that one that is registered as well counts once. Packages nobody has loaded stay so. */
	private Map<String, EPackage> all() {
		var all = new LinkedHashMap<String, EPackage>();
		packages.forEach(one -> all.putIfAbsent(one.getNsURI(), one));
		for (var registered : List.copyOf(EPackage.Registry.INSTANCE.values())) {
			if (registered instanceof EPackage one) {
				all.putIfAbsent(one.getNsURI(), one);
			}
		}
		return all;
	}

	/** Whether an element is of a class; all are of {@code EObject}. Of a class that is not known, none is. */
	public boolean isInstance(String name, EObject element) {
		return find(name).map(type -> isInstance(type, element)).orElse(false);
	}

	static boolean isInstance(EClassifier type, Object value) {
		return type == EcorePackage.Literals.EOBJECT ? value instanceof EObject : type.isInstance(value);
	}
}
