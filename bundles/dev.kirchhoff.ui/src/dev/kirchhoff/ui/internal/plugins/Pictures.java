// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.plugins;

import java.net.URL;
import java.util.Optional;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Control;

import dev.kirchhoff.model.KirchhoffPackage.Literals;
import dev.kirchhoff.plan.Kind;
import dev.kirchhoff.ui.internal.theme.Icons;

/** Icons of a part of a page, given back when it goes. */
final class Pictures {
	private final LocalResourceManager images;

	Pictures(Control owner) {
		images = new LocalResourceManager(JFaceResources.getResources(), owner);
	}

	/** One of this bundle, by its path below {@code icons}. */
	Image of(String name) {
		return images.get(Icons.of(name));
	}

	/** What an element of such a type looks like in a project; the general one for types that are not in projects. */
	Image of(Kind kind) {
		URL url = element(kind).map(dev.kirchhoff.model.edit.Icons::of).orElse(null);
		return url == null ? of("palette16") : images.get(ImageDescriptor.createFromURL(url));
	}

	/** That of a parameter. */
	Image parameter() {
		return images.get(ImageDescriptor.createFromURL(dev.kirchhoff.model.edit.Icons.of(Literals.PARAMETER)));
	}

	private static Optional<EClass> element(Kind kind) {
		return Optional.ofNullable(switch (kind) {
			case DEVICE -> Literals.DEVICE;
			case MAPPING_SCHEME -> Literals.WEIGHT_SCHEME;
			case PROGRAMMING_ALGORITHM, TRAINER, ON_CHIP_TRAINER, CALIBRATION, AGEING -> Literals.STAGE;
			case METRIC -> Literals.METRIC;
			case DATA_SET -> Literals.DATA_SET;
			case PREPROCESSING -> Literals.STEP;
			case FILE_FORMAT, CIRCUIT_FORMAT, NETWORK_FORMAT, EXECUTOR -> null;
		});
	}
}
