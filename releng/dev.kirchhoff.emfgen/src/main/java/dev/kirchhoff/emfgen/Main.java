// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.emfgen;

import java.nio.file.Path;

import org.eclipse.emf.codegen.ecore.generator.Generator;
import org.eclipse.emf.codegen.ecore.generator.GeneratorAdapterFactory;
import org.eclipse.emf.codegen.ecore.genmodel.GenModel;
import org.eclipse.emf.codegen.ecore.genmodel.GenModelPackage;
import org.eclipse.emf.codegen.ecore.genmodel.generator.GenBaseGeneratorAdapter;
import org.eclipse.emf.codegen.ecore.genmodel.generator.GenModelGeneratorAdapterFactory;
import org.eclipse.emf.common.util.BasicMonitor;
import org.eclipse.emf.common.util.Diagnostic;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EcorePackage;
import org.eclipse.emf.ecore.plugin.EcorePlugin;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.xmi.impl.EcoreResourceFactoryImpl;

/**
 * Generates the code of the metamodel inside the build, without Eclipse: generated code is never committed.
 * Arguments: {@code model} or {@code edit}, the folder that holds all bundles, the .genmodel as bundle/path.
 */
public final class Main {
	private Main() {
	}

	public static void main(String[] args) {
		var type = switch (args[0]) {
			case "model" -> GenBaseGeneratorAdapter.MODEL_PROJECT_TYPE;
			case "edit" -> GenBaseGeneratorAdapter.EDIT_PROJECT_TYPE;
			default -> throw new IllegalArgumentException("model or edit, not " + args[0]);
		};
		register(Path.of(args[1]));
		var model = load(URI.createPlatformResourceURI(args[2], true));
		var generator = new Generator();
		generator.setInput(model);
		var result = generator.generate(model, type, new BasicMonitor.Printing(System.out));
		if (result.getSeverity() != Diagnostic.OK) {
			throw new IllegalStateException(result.toString());
		}
	}

	/** Every bundle's folder becomes what platform:/resource/<bundle>/ means, to read from and to write to. */
	private static void register(Path bundles) {
		var folders = bundles.toFile().listFiles(folder -> folder.isDirectory());
		for (var folder : folders) {
			var uri = URI.createFileURI(folder.toPath().toAbsolutePath().normalize() + "/");
			EcorePlugin.getPlatformResourceMap().put(folder.getName(), uri);
		}
		Resource.Factory.Registry.INSTANCE.getExtensionToFactoryMap().put("*", new EcoreResourceFactoryImpl());
		EcorePackage.eINSTANCE.eClass();
		GenModelPackage.eINSTANCE.eClass();
		GeneratorAdapterFactory.Descriptor.Registry.INSTANCE.addDescriptor(GenModelPackage.eNS_URI,
				GenModelGeneratorAdapterFactory.DESCRIPTOR);
	}

	private static GenModel load(URI uri) {
		var model = (GenModel) new ResourceSetImpl().getResource(uri, true).getContents().get(0);
		model.reconcile();
		model.setCanGenerate(true);
		var problems = model.validate();
		if (!problems.isOK()) {
			throw new IllegalStateException(problems.getMessage());
		}
		return model;
	}
}
