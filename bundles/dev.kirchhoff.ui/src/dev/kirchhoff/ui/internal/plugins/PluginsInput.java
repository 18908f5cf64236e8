// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.plugins;

import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.PlatformObject;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableElement;

import dev.kirchhoff.ui.internal.theme.Icons;

/** All plug-ins of the product: there is one page of them, which is there again after a restart. */
public final class PluginsInput extends PlatformObject implements IEditorInput, IPersistableElement {
	/** Makes it again after a restart. */
	public static final class Factory implements IElementFactory {
		static final String ID = "dev.kirchhoff.ui.pluginsInputs";

		@Override
		public IAdaptable createElement(IMemento memento) {
			return new PluginsInput();
		}
	}

	@Override
	public boolean exists() {
		return true;
	}

	@Override
	public ImageDescriptor getImageDescriptor() {
		return Icons.of("plugins/plugin");
	}

	@Override
	public String getName() {
		return "Plug-ins";
	}

	@Override
	public String getToolTipText() {
		return "Plug-ins that are installed";
	}

	@Override
	public IPersistableElement getPersistable() {
		return this;
	}

	@Override
	public String getFactoryId() {
		return Factory.ID;
	}

	@Override
	public void saveState(IMemento memento) {
		// there is only one
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof PluginsInput;
	}

	@Override
	public int hashCode() {
		return PluginsInput.class.hashCode();
	}
}
