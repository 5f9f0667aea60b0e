<StyledLayerDescriptor xmlns="http://www.opengis.net/sld" xmlns:se="http://www.opengis.net/se" xmlns:ogc="http://www.opengis.net/ogc" version="1.1.0">
<NamedLayer>
<se:Name>tehsils</se:Name>
<UserStyle>
<se:Name>Khyber Atlas: outline</se:Name>
<se:FeatureTypeStyle>
<se:Rule>
<se:Name>Outline</se:Name>
<se:PolygonSymbolizer>
<se:Stroke>
<se:SvgParameter name="stroke">#6b6f72</se:SvgParameter>
<se:SvgParameter name="stroke-width">1</se:SvgParameter>
</se:Stroke>
</se:PolygonSymbolizer>
</se:Rule>
</se:FeatureTypeStyle>
</UserStyle>
</NamedLayer>
</StyledLayerDescriptor>
