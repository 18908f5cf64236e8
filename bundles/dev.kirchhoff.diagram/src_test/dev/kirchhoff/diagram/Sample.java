// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.EcoreFactory;
import org.eclipse.emf.ecore.EcorePackage;

/** The notation of Ecore classes and the model that real Sirius has drawn with it; what came out is known. */
final class Sample {
	static final Path FOLDER = folder();

	private Sample() {
	}

	private static Path folder() {
		try {
			return Path.of(Sample.class.getResource("sample/description/mini.odesign").toURI()).getParent().getParent();
		} catch (URISyntaxException e) {
			throw new IllegalStateException(e);
		}
	}

	static Notation notation() {
		return Notations.of(List.of(file("mini.odesign"), file("ext.odesign")));
	}

	static NotationFile file(String name) {
		return Notations.file(FOLDER, "verify", "description/" + name, Sample.class.getClassLoader());
	}

	/** The sample with changes to its text. */
	static Notation changed(UnaryOperator<String> change) {
		try {
			var folder = Files.createTempDirectory("notation");
			var text = Files.readString(FOLDER.resolve("description/mini.odesign"));
			Files.writeString(Files.createDirectories(folder.resolve("description")).resolve("mini.odesign"), change.apply(text));
			return Notations.of(List.of(Notations.file(folder, "verify", "description/mini.odesign", Sample.class.getClassLoader())));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** package m { class A { next : B; g : EDouble }, abstract class B extends A { e : E }, enum E }. */
	static EPackage model() {
		var factory = EcoreFactory.eINSTANCE;
		var m = factory.createEPackage();
		m.setName("m");
		var a = factory.createEClass();
		a.setName("A");
		var b = factory.createEClass();
		b.setName("B");
		b.setAbstract(true);
		b.getESuperTypes().add(a);
		var e = factory.createEEnum();
		e.setName("E");
		m.getEClassifiers().addAll(List.of(a, b, e));
		var next = factory.createEReference();
		next.setName("next");
		next.setEType(b);
		var g = factory.createEAttribute();
		g.setName("g");
		g.setEType(EcorePackage.Literals.EDOUBLE);
		a.getEStructuralFeatures().addAll(List.of(next, g));
		var attribute = factory.createEAttribute();
		attribute.setName("e");
		attribute.setEType(e);
		b.getEStructuralFeatures().add(attribute);
		return m;
	}

	static EClass a(EPackage model) {
		return (EClass) model.getEClassifier("A");
	}
}
