// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.emfgen;

import java.io.IOException;
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

/** Runs EMF's generator over one .genmodel, unless what it would write is there already. */
final class Generation {
	private final Path bundles;
	private final String genmodel;

	Generation(Path bundles, String genmodel) {
		this.bundles = bundles;
		this.genmodel = genmodel;
	}

	void model() throws IOException {
		var model = load();
		run(model, GenBaseGeneratorAdapter.MODEL_PROJECT_TYPE, model.getModelPluginID());
	}

	void edit() throws IOException {
		var model = load();
		run(model, GenBaseGeneratorAdapter.EDIT_PROJECT_TYPE, model.getEditPluginID());
	}

	private void run(GenModel model, Object type, String bundle) throws IOException {
		var target = new Target(bundles.resolve(bundle));
		var inputs = Target.fingerprint(bundles.resolve(genmodel).getParent());
		if (target.isMadeFrom(inputs)) {
			return;
		}
		target.clear();
		var generator = new Generator();
		generator.setInput(model);
		target.keepingHandwritten(() -> {
			var result = generator.generate(model, type, new BasicMonitor());
			if (result.getSeverity() != Diagnostic.OK) {
				throw new IllegalStateException(result.toString());
			}
		});
		target.markMadeFrom(inputs);
	}

	private GenModel load() {
		// every bundle's folder becomes what platform:/resource/<bundle>/ means, to read from and to write to
		for (var folder : bundles.toFile().listFiles(file -> file.isDirectory())) {
			var uri = URI.createFileURI(folder + "/");
			EcorePlugin.getPlatformResourceMap().put(folder.getName(), uri);
		}
		Resource.Factory.Registry.INSTANCE.getExtensionToFactoryMap().put("*", new EcoreResourceFactoryImpl());
		EcorePackage.eINSTANCE.eClass();
		GenModelPackage.eINSTANCE.eClass();
		GeneratorAdapterFactory.Descriptor.Registry.INSTANCE.addDescriptor(GenModelPackage.eNS_URI,
				GenModelGeneratorAdapterFactory.DESCRIPTOR);
		var uri = URI.createPlatformResourceURI(genmodel, true);
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
